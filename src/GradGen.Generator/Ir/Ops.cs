using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>A straight run of operations. <see cref="Yields"/> are its results, in the order that the owner of the block states.</summary>
internal sealed record Block(EquatableArray<Value> Parameters, EquatableArray<Op> Ops, EquatableArray<Operand> Yields);

/// <summary>One operation. The order of those that touch memory is the order of execution; the others only depend on their operands.</summary>
internal abstract record Op
{
    /// <summary>The primal C# statement that this came from, or that this reverses, on one line; empty when there is none.</summary>
    public string Origin { get; init; } = "";

    /// <summary>
    /// A branch or loop of the forward sweep and the one that reverses it share a positive number, from reverse mode until values are kept; else 0.
    /// </summary>
    public int Pair { get; init; }

    /// <summary>The number of the place in the source that this came from, for reports; 0 when there is none. What it stands for is kept outside the model.</summary>
    public int Site { get; init; }
}

/// <summary>result = operator(operands)</summary>
internal sealed record Compute(Value Result, Operator Operator, EquatableArray<Operand> Operands) : Op
{
    /// <summary>Whether an overflow throws, where that differs from the setting of the project; null where it does not.</summary>
    public bool? IsChecked { get; init; }
}

/// <summary>result = function(operands): a pure function by the name that the rule table gives it ("Sin", "Pow").</summary>
internal sealed record Apply(Value Result, string Function, EquatableArray<Operand> Operands) : Op;

/// <summary>An element of a buffer is read or written; of lanes, as many elements, the first one at the index.</summary>
internal abstract record Access(Operand Buffer, Operand Index) : Op
{
    /// <summary>How far the elements of two lanes are apart; null where they lie side by side.</summary>
    public Operand? Stride { get; init; }
}

/// <summary>result = buffer[index]</summary>
internal sealed record Load(Value Result, Operand Buffer, Operand Index) : Access(Buffer, Index);

/// <summary>buffer[index] = value</summary>
internal sealed record Store(Operand Buffer, Operand Index, Operand Value) : Access(Buffer, Index);

/// <summary>buffer[index] += value</summary>
internal sealed record Accumulate(Operand Buffer, Operand Index, Operand Value) : Access(Buffer, Index);

/// <summary>result = a new buffer of zeros. Scratch lives until the end of the enclosing block; a kept one is returned, and lives on the heap.</summary>
internal sealed record Allocate(Value Result, Operand Length, bool IsReturned) : Op
{
    /// <summary>True when each element is written before it is read, so that what it begins with does not matter.</summary>
    public bool IsOverwritten { get; init; }
}

/// <summary>The scratch buffer has at least so many elements from here on: what it held stays, what is new is zero. A buffer that grows has no slices.</summary>
internal sealed record Grow(Operand Buffer, Operand Length) : Op;

/// <summary>Every element of the buffer becomes zero.</summary>
internal sealed record Clear(Operand Buffer) : Op;

/// <summary>Every element of the source is copied to the target, which has the same length.</summary>
internal sealed record CopyBuffer(Operand Source, Operand Target) : Op;

/// <summary>
/// Reverses a loop of <c>max = Math.Max(max, elements[i])</c>, or of Min: to the adjoints of the elements their parts of the seed are added; the result, if there is one, is what is left for the
/// value before the loop.
/// </summary>
/// <param name="Results">The adjoint of what the extremum was before; none where nobody asks.</param>
/// <param name="Function">"Max" or "Min".</param>
/// <param name="Elements">The elements.</param>
/// <param name="Start">The first of them.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Initial">The extremum before.</param>
/// <param name="Extremum">The extremum after.</param>
/// <param name="Seed">Its adjoint.</param>
/// <param name="Adjoints">The elements' adjoints.</param>
internal sealed record ReverseExtremum(
    EquatableArray<Value> Results,
    string Function,
    Operand Elements,
    Operand Start,
    Operand End,
    Operand Initial,
    Operand Extremum,
    Operand Seed,
    Operand Adjoints) : Op;

/// <summary>if (condition) then else otherwise. The yields of the block taken are the results. Blocks have no parameters.</summary>
internal sealed record Branch(EquatableArray<Value> Results, Operand Condition, Block Then, Block Else) : Op;

/// <summary>
/// for (counter = start; counter [comparison] bound; counter += step). Start, bound and step are read once, before the loop.
/// The body's parameters are the carried values, first the initial ones, then what the body yields; the results are the last.
/// </summary>
/// <param name="Results">The carried values after the loop.</param>
/// <param name="Counter">The induction variable, an int or a long, defined in the body.</param>
/// <param name="Start">Its first value.</param>
/// <param name="Bound">What it is compared with.</param>
/// <param name="Comparison">Less, LessOrEqual, Greater or GreaterOrEqual.</param>
/// <param name="Step">What is added after each iteration: a constant, positive for Less and LessOrEqual, negative for the others.</param>
/// <param name="Initial">The carried values before the loop.</param>
/// <param name="Body">The body.</param>
internal sealed record CountedLoop(
    EquatableArray<Value> Results,
    Value Counter,
    Operand Start,
    Operand Bound,
    Operator Comparison,
    long Step,
    EquatableArray<Operand> Initial,
    Block Body) : Op
{
    /// <summary>The lanes that the iterations run in, side by side, so that the step is so many times as long; null where they run one by one.</summary>
    public LaneType? Lanes { get; init; }
}

/// <summary>
/// while (condition) body. Both blocks have the carried values as parameters; the condition yields one Boolean, the body the next carried values.
/// </summary>
internal sealed record WhileLoop(EquatableArray<Value> Results, EquatableArray<Operand> Initial, Block Condition, Block Body) : Op;

/// <summary>A call of a method that is not part of this function: a recursive callee, or the derivative generated for one.</summary>
/// <param name="Results">What it returns: none, one, or the elements of a tuple.</param>
/// <param name="Callee">The key of a <see cref="Function"/> of the same program.</param>
/// <param name="Variant">Which method made from that function is called.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Invoke(EquatableArray<Value> Results, string Callee, CalleeVariant Variant, EquatableArray<Operand> Arguments) : Op;

internal enum CalleeVariant
{
    Primal,
    Jvp,
    Vjp,

    /// <summary>A loop of a derivative, of which the key is the name.</summary>
    Loop,
}

/// <summary>Throws, or calls what may throw: C# text with an operand after each piece but the last. It has no derivative.</summary>
internal sealed record Raise(EquatableArray<string> Text, EquatableArray<Operand> Operands) : Op;

/// <summary>
/// result = C# without a derivative: a call into another assembly, a member of an object from outside, a string. Its text has an operand after each piece but the last;
/// the operands are not active. One that is not pure may write to a buffer among them, and to one that an object was given. A pure one may be left out, not repeated.
/// </summary>
/// <param name="Results">What it gives: nothing or one value, then what is passed by out.</param>
/// <param name="Text">The pieces of a primary expression; <see cref="OutArgument"/> stands for the variables passed by out, in order.</param>
/// <param name="Operands">What stands between the pieces.</param>
/// <param name="IsPure">True when nothing but its result comes of it.</param>
/// <param name="Outs">How many of the results are passed by out.</param>
internal sealed record Evaluate(EquatableArray<Value> Results, EquatableArray<string> Text, EquatableArray<Operand> Operands, bool IsPure, int Outs = 0) : Op
{
    public const string OutArgument = "\u0001";

    /// <summary>True when it may run code that writes to arrays outside.</summary>
    public bool IsForeign { get; init; }

    /// <summary>True when it is known to change nothing but what is passed by out, although it may throw.</summary>
    public bool ChangesNothing { get; init; }
}

/// <summary>result = a new, empty tape; it lives until the end of the function.</summary>
internal sealed record OpenTape(Value Result) : Op;

/// <summary>The value is put on the tape.</summary>
internal sealed record Push(Operand Tape, Operand Value) : Op;

/// <summary>result = what was put on the tape last, which is taken off.</summary>
internal sealed record Pop(Value Result, Operand Tape) : Op;

/// <summary>Every element of the buffer is put on the tape.</summary>
internal sealed record PushBuffer(Operand Tape, Operand Buffer) : Op;

/// <summary>The buffer's elements are taken off the tape again: all, or as many as the length says.</summary>
internal sealed record PopBuffer(Operand Buffer, Operand Tape, Operand? Length = null) : Op;

/// <summary>Throws ArgumentException, naming the argument, when what is required does not hold.</summary>
internal sealed record Require(Requirement Requirement, Operand Argument, EquatableArray<Operand> Others) : Op;

internal enum Requirement
{
    /// <summary>The argument has as many elements as the other buffer (one), or as the other, a number, says.</summary>
    SameLength,

    /// <summary>The argument shares no memory with the other buffers (up to four, of its element type).</summary>
    Disjoint,
}
