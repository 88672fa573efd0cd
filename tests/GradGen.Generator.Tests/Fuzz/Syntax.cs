using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>What an expression of a random program gives.</summary>
internal enum Kind
{
    Real,
    Int,
    Bool,
    Buffer,
    Pair,
    None,

    /// <summary>A struct of the program's: see <see cref="Library"/>, as for those that follow.</summary>
    Vec,
    Segment,
    Tuple,
    Record,
    Duo,
    Cell,
    Shape,
    Function,
    Vector2,
    Vector3,
    Vector4,
    Node,

    /// <summary>An array of two dimensions, one of arrays, and other containers.</summary>
    Grid,
    Jagged,
    Vecs,
    VecSpan,
    Pairs,
    List,
    VecList,
    Stack,
    Queue,
    Nullable,
}

internal enum ExprForm
{
    /// <summary>Name is the text; a real one without suffix.</summary>
    Literal,
    Variable,
    Unary,
    Binary,

    /// <summary>A function of Math.</summary>
    Call,
    Conditional,

    /// <summary>Name[operand].</summary>
    Element,

    /// <summary>Name[operand], of a static readonly table: a constant.</summary>
    TableElement,

    /// <summary>Name.Length</summary>
    Length,

    /// <summary>(double)operand</summary>
    ToReal,

    /// <summary>(int)operand</summary>
    ToInt,

    /// <summary>A call of a method of the program.</summary>
    Helper,

    /// <summary>Name: a text with ‹0›, ‹1› for the operands; see <see cref="Fuzz.Snippet"/>.</summary>
    Snippet,
}

/// <summary>An expression: uniform, so that shrinking needs no case per form.</summary>
internal sealed record Expr(ExprForm Form, Kind Kind, string Name, ImmutableArray<Expr> Operands)
{
    /// <summary>What a snippet belongs to.</summary>
    public Feature? Feature { get; init; }

    public static Expr Real(string text) => new(ExprForm.Literal, Kind.Real, text, []);

    public static Expr Int(int value) => new(ExprForm.Literal, Kind.Int, value.ToString(System.Globalization.CultureInfo.InvariantCulture), []);

    public static Expr Variable(Kind kind, string name) => new(ExprForm.Variable, kind, name, []);

    public static Expr Binary(Kind kind, string op, Expr left, Expr right) => new(ExprForm.Binary, kind, op, [left, right]);

    public static Expr Unary(string op, Expr operand) => new(ExprForm.Unary, operand.Kind, op, [operand]);

    public static Expr Call(string function, params ImmutableArray<Expr> operands) => new(ExprForm.Call, Kind.Real, function, operands);

    public static Expr Length(string buffer) => new(ExprForm.Length, Kind.Int, buffer, []);

    public int Size => 1 + Operands.Sum(x => x.Size);
}

internal enum StmtForm
{
    /// <summary>Detail: real, int, bool or const.</summary>
    Declare,

    /// <summary>A declaration without a value.</summary>
    DeclareUnset,

    /// <summary>Detail: the operator, "=" or "+=".</summary>
    Assign,

    /// <summary>Detail: "++" or "--".</summary>
    Step,

    /// <summary>Name[Exprs[0]] Detail Exprs[1]</summary>
    Store,

    /// <summary>Two elements exchanged; Detail: the temporary's name.</summary>
    Swap,

    /// <summary>Detail: "new", "stackalloc" (of length Exprs[0]) or "elements" (the expressions).</summary>
    NewBuffer,

    /// <summary>Another name for a buffer; Detail: "array" or "span".</summary>
    Alias,
    If,

    /// <summary>Detail: comparison and step, "&lt; 2". Exprs: start, bound.</summary>
    For,

    /// <summary>while (Name &lt; Exprs[0] &amp;&amp; Exprs[1]), Name being a counter that the loop declares.</summary>
    While,
    Return,
    Break,
    Continue,

    /// <summary>A method of the program is called for what it writes.</summary>
    CallHelper,

    /// <summary>Name: two names with a comma; Detail: "declare" or "assign".</summary>
    Deconstruct,

    /// <summary>Detail: a text with ‹0›, ‹1› for the expressions and ‹b0›, ‹b1› for the blocks.</summary>
    Snippet,
}

/// <summary>A statement.</summary>
internal sealed record Stmt(StmtForm Form, string Name, string Detail, ImmutableArray<Expr> Exprs, ImmutableArray<ImmutableArray<Stmt>> Blocks)
{
    /// <summary>What a snippet belongs to.</summary>
    public Feature? Feature { get; init; }

    public static Stmt Simple(StmtForm form, string name, string detail, params ImmutableArray<Expr> exprs) => new(form, name, detail, exprs, []);

    public int Size => 1 + Exprs.Sum(x => x.Size) + Blocks.Sum(block => 1 + block.Sum(x => x.Size));
}

internal enum ParamKind
{
    Real,
    Int,
    ReadOnlySpan,
    Array,
    Span,

    /// <summary>Two real numbers as one, as what follows.</summary>
    Vec,
    Tuple,
    Duo,

    /// <summary>Several rows: an array of two dimensions, or of arrays.</summary>
    Grid,
    Jagged,

    /// <summary>Of helpers only, as what follows: by reference, or given out.</summary>
    Ref,
    Out,
    RefVec,
    Vecs,
    List,
}

/// <summary>A parameter. <paramref name="IsActive"/> counts for the entry only.</summary>
internal sealed record Param(string Name, ParamKind Kind, bool IsActive)
{
    /// <summary>True for a struct or a tuple of two real numbers.</summary>
    public bool IsComposite => Kind is ParamKind.Vec or ParamKind.Tuple or ParamKind.Duo;

    public bool IsBuffer => Kind is ParamKind.ReadOnlySpan or ParamKind.Array or ParamKind.Span;

    public bool HasRows => Kind is ParamKind.Grid or ParamKind.Jagged;
}

internal enum ResultKind
{
    Void,
    Real,
    Pair,
    Array,

    /// <summary>Of helpers only: a struct.</summary>
    Vec,
}

/// <summary>A method of a random program.</summary>
/// <param name="Cost">About how many statements a call runs: keeps nested calls from exploding.</param>
internal sealed record Method(string Name, ResultKind Result, ImmutableArray<Param> Params, ImmutableArray<Stmt> Body, bool IsRecursive, int Cost);

/// <summary>A random program: an entry that is differentiated, and the methods that it calls.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="IsSingle">True for float, false for double.</param>
/// <param name="IsStrict">True when the value must have the primal's bits.</param>
internal sealed record FuzzProgram(int Seed, bool IsSingle, bool IsStrict, Method Entry, ImmutableArray<Method> Helpers)
{
    /// <summary>True when the entry's buffers have one length, and are long enough for lanes.</summary>
    public bool IsLong { get; init; }

    public int Size => Entry.Body.Sum(x => x.Size) + Entry.Params.Length + Helpers.Sum(x => 1 + x.Params.Length + x.Body.Sum(y => y.Size));

    /// <summary>The name of its class.</summary>
    public string ClassName => "P" + unchecked((uint)Seed);
}
