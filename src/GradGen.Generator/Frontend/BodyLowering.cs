using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Lowers one method, and what it calls in place, to one function. The environment maps each variable to what it holds;
/// branches and loops join the environments of their paths. Statements and expressions are in the folders of those names, one construct a file.
/// </summary>
internal sealed partial class BodyLowering(Session session)
{
    private readonly IrBuilder _builder = new();
    private ImmutableDictionary<ISymbol, Place> _variables = ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default);
    private ImmutableDictionary<Slot, Term> _environment = ImmutableDictionary<Slot, Term>.Empty;
    private Frame _frame = null!;
    private readonly Stack<ISymbol> _inlined = new();
    private readonly HashSet<int> _parameters = [];
    private Ranges? _knownRanges;

    private Ranges _ranges => _knownRanges ??= new Ranges(_builder);

    private int _slotCount;

    /// <summary>True on a path that surely threw.</summary>
    private Slot _thrown = null!;

    /// <summary>Lowers the method.</summary>
    /// <exception cref="Refusal">Something in the body is not supported.</exception>
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="isActive">Which parameters derivatives are taken with respect to; null for a method that is called.</param>
    public Function Lower(IMethodSymbol method, BaseMethodDeclarationSyntax syntax, SemanticModel model, Func<IParameterSymbol, bool>? isActive = null)
    {
        Shallow(syntax);
        IOperation body = model.GetOperation(syntax, session.Cancellation) ?? throw new Refusal(null);
        EquatableArray<Value> parameters = Declare(method, syntax, model, isActive);
        Term? self = _frame.Receiver is VariablePlace receiver ? Get(receiver.Slot) : null;

        _builder.OpenBlock();
        Body(body);
        if (_found is { Count: > 0 })
            throw new Refusal(null);
        if (self is not null && !Get(((VariablePlace)_frame.Receiver!).Slot).Equals(self))
            throw new Refusal(OutsideState.Create(syntax is MethodDeclarationSyntax declaration ? declaration.Identifier.GetLocation() : syntax.GetLocation(), "this", "is changed, but a derivative must leave no trace; return the value instead"));
        IEnumerable<Operand> results = _frame.ReturnedBuffer is Atom buffer ? buffer.Leaves : _frame.Result is Slot result ? Alone(Get(result), syntax).Leaves : [];
        Block block = _builder.CloseBlock(parameters, results.ToEquatableArray());
        block = block with { Ops = [.. _entryOps, .. block.Ops] };
        if (Result is not { IsMatrix: true })
            block = ReturnedArrays.Mark(block, method, syntax);
        return new Function(Session.Key(method), method.Name, block, _builder.NextId);
    }

    /// <summary>An array that lies with others is returned as a new one.</summary>
    private Term Alone(Term result, SyntaxNode syntax) => result is Aggregate { Form.Array.IsRow: true } ? Copied(result, "", syntax) : result;

    /// <summary>Declares the method's parameters, and gives those of the function.</summary>
    /// <exception cref="Refusal">A struct among them, or the result, cannot be made by generated code.</exception>
    public EquatableArray<Value> Declare(IMethodSymbol method, BaseMethodDeclarationSyntax syntax, SemanticModel model, Func<IParameterSymbol, bool>? isActive)
    {
        _thrown = Flag("thrown");
        var types = new TypeMap(session.Compilation);
        _frame = new Frame(method, model, "", types, null);
        // A struct may be a variable that the code called changes.
        bool isVariable = !method.IsStatic && method.ContainingType is { IsValueType: true, IsReadOnly: false };
        if (isVariable && !session.ReadsInOrder)
            session.ReadOutside ??= "this";
        Term? self = method.IsStatic ? null
            : isVariable && session.ReadsInOrder ? new Atom(new External(Types.Opaque(method.ContainingType), "this"))
            : Outside(method.ContainingType, "this");
        VariablePlace? receiver = self is null ? null : new VariablePlace(Temporary(new AtomForm(Types.Opaque(method.ContainingType)), "this", self), syntax);
        OpenFrame(new Frame(method, model, "", types, receiver));
        var parameters = new List<Value>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Types.Ir(parameter.Type) is IrType type)
            {
                Value value = _builder.Fresh(type, parameter.Name);
                parameters.Add(value);
                _parameters.Add(value.Id);
                if (isActive?.Invoke(parameter) is true)
                    ActiveInputs.Add(value);
                Declare(parameter, parameter.Name, new AtomForm(type), new Atom(value));
            }
            else if (isActive?.Invoke(parameter) is true && Structures.RealForm(parameter.Type) is AggregateForm real)
            {
                // Its real parts are parameters of the function, one by one.
                StructShape shape = ShapeOf(parameter.Type, real) ?? throw new Refusal(UnsupportedParameter.Create(parameter.Locations[0], parameter.Name, $"no '{parameter.Type.Name}' can be made of its parts here; give it a constructor that takes its fields"));
                Operand[] leaves = [.. real.Leaves.Zip(real.LeafNames(parameter.Name), (type, name) => (type, name)).Zip(shape.Paths, (leaf, path) =>
                    leaf.type.IsReal ? _builder.Fresh(leaf.type, leaf.name) : (Operand)new External(leaf.type, Escape(parameter.Name) + path))];
                parameters.AddRange(leaves.OfType<Value>());
                ActiveInputs.AddRange(leaves.OfType<Value>());
                Structs.Add(parameter.Name, (shape, leaves.ToEquatableArray()));
                Declare(parameter, parameter.Name, real, real.Assemble(leaves));
            }
            else if (isActive?.Invoke(parameter) is true && Types.Jagged(parameter.Type) is ScalarType number)
            {
                Value elements = _builder.Fresh(new BufferType(BufferShape.Span, number), Unused(parameter.Name + "Elements", method));
                parameters.Add(elements);
                _parameters.Add(elements.Id);
                ActiveInputs.Add(elements);
                Matrices.Add(parameter.Name);
                var integers = new BufferType(BufferShape.ReadOnlySpan, ScalarType.Int32);
                var bounds = new External(integers, elements.Name.Replace("Elements", "Rows") + ".Starts");
                Form rows = Types.Form(parameter.Type)!;
                Declare(parameter, parameter.Name, rows, rows.Assemble([new External(ScalarType.Int32, Escape(parameter.Name) + ".Length"), bounds, bounds with { Text = bounds.Text.Replace(".Starts", ".Lengths") }, bounds, elements]));
            }
            else if (isActive?.Invoke(parameter) is true && Types.Matrix(parameter.Type) is ScalarType element)
            {
                Value elements = _builder.Fresh(new BufferType(BufferShape.Span, element), Unused(parameter.Name + "Elements", method));
                parameters.Add(elements);
                _parameters.Add(elements.Id);
                ActiveInputs.Add(elements);
                Matrices.Add(parameter.Name);
                Form grid = Types.Form(parameter.Type)!;
                Operand[] lengths = [.. grid.LeafNames(parameter.Name).Take(((IArrayTypeSymbol)parameter.Type).Rank).Select((name, dimension) => AtEntry(ScalarType.Int32, name, $"{Escape(parameter.Name)}.GetLength({dimension})"))];
                Declare(parameter, parameter.Name, grid, grid.Assemble([.. lengths, elements]));
            }
            else if (isActive is not null && parameter.Type.IsValueType && Structures.RealForm(parameter.Type) is AggregateForm constant && ShapeOf(parameter.Type, constant) is StructShape parts)
            {
                // A copy that the method may change, of constants.
                Declare(parameter, parameter.Name, constant, constant.Assemble([.. constant.Leaves.Zip(parts.Paths, (leaf, path) => new External(leaf, Escape(parameter.Name) + path))]));
            }
            else if (Types.Form(parameter.Type) is Form form)
            {
                Declare(parameter, parameter.Name, form, Outside(parameter.Type, Escape(parameter.Name)));
            }
        }
        if (isActive is not null && Structures.RealForm(method.ReturnType) is AggregateForm made && (made.Type is not null || made.Parts.Any(part => part is AggregateForm)))
            Result = ShapeOf(method.ReturnType, made) ?? throw new Refusal(UnsupportedResult.Create(syntax.GetLocation(), method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        if (isActive is not null && Types.Matrix(method.ReturnType) is ScalarType entry)
            Result = MatrixShape(entry);
        return parameters.ToEquatableArray();
    }

    private static StructShape MatrixShape(ScalarType element) =>
        new(Types.TextOf(element) + "[,]", ["rows", "columns", ""], ["", "", ""], [$".Make<{Types.TextOf(element)}>(", ", ", ", ", ")"], [2, 0, 1], IsMatrix: true);

    private static string Unused(string name, IMethodSymbol method)
    {
        while (method.Parameters.Any(parameter => parameter.Name == name))
            name += "OfArray";
        return name;
    }

    /// <summary>Lowers the body of the current frame, a block or an expression.</summary>
    private void Body(IOperation body)
    {
        switch (body)
        {
            case IConstructorBodyOperation { BlockBody: IBlockOperation block }:
                Sequence(block.Operations);
                break;
            case IConstructorBodyOperation { ExpressionBody: IBlockOperation block }:
                Sequence(block.Operations);
                break;
            case IMethodBodyOperation { BlockBody: IBlockOperation block }:
                Sequence(block.Operations);
                break;
            case IMethodBodyOperation { ExpressionBody: IBlockOperation block }:
                Sequence(block.Operations);
                break;
            case IBlockOperation block:
                Sequence(block.Operations);
                break;
            default:
                throw new Refusal(null);
        }
    }

    private void OpenFrame(Frame frame)
    {
        _frame = frame;
        frame.Returned = Flag("returned");
        frame.Depth = _builder.Depth;
        if (frame.Method.ReturnsVoid)
            return;
        Form form = FormOf(frame.Method.ReturnType) ?? throw UnsupportedType(frame.Method.ReturnType, frame.Method.Locations[0]);
        frame.Result = NewSlot("", form, null, isFlag: true);
        Set(frame.Result, IsPlain(form) ? Default(form) : Undefined.Instance);
    }

    private Slot Flag(string name)
    {
        Slot slot = NewSlot(name, new AtomForm(ScalarType.Boolean), null, isFlag: true);
        Set(slot, new Atom(Constant.False));
        return slot;
    }

    private Slot NewSlot(string name, Form form, Frame? owner, bool isFlag = false, ITypeSymbol? type = null) => new(_slotCount++, name, form, owner, isFlag) { Type = type };

    private Slot Declare(ISymbol symbol, string name, Form form, Term content)
    {
        Slot slot = NewSlot(name, form, _frame, type: Resolve((symbol as ILocalSymbol)?.Type));
        if (content is Optional maybe)
        {
            LetBeNull(slot, maybe.IsNull);
            content = maybe.Content;
        }
        _variables = _variables.SetItem(symbol, new VariablePlace(slot, _frame.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? session.Root));
        Set(slot, content);
        return slot;
    }

    /// <summary>The function's parameters that derivatives are taken with respect to.</summary>
    public List<Value> ActiveInputs { get; } = [];

    /// <summary>The active parameters that are structs, by name.</summary>
    public Dictionary<string, (StructShape Shape, EquatableArray<Operand> Leaves)> Structs { get; } = [];

    /// <summary>The active parameters that are arrays of several dimensions.</summary>
    public HashSet<string> Matrices { get; } = [];

    /// <summary>How the results are put together, when a struct or record is returned.</summary>
    public StructShape? Result { get; private set; }

    private Term Get(Slot slot) => _environment.TryGetValue(slot, out Term? content) ? content : Undefined.Instance;

    private void Set(Slot slot, Term content) => _environment = _environment.SetItem(slot, content);

    private void Set(Slot slot, bool value) => Set(slot, new Atom(Constant.Boolean(value)));

    private Operand FlagOf(Slot slot) => ((Atom)Get(slot)).Operand;

    /// <summary>True for what is made of scalars, and has a default value in the IR.</summary>
    private static bool IsPlain(Form form) => form.Leaves.All(leaf => leaf is ScalarType);

    /// <summary>default(T). A buffer has none: it is null, which nothing can be read of.</summary>
    private static Term Default(Form form) => form switch
    {
        AggregateForm { Array: not null } => Undefined.Instance,
        AggregateForm aggregate => new Aggregate(aggregate, aggregate.Parts.Select(Default).ToEquatableArray()),
        AtomForm { Type: ScalarType type } => new Atom(Constant.Default(type)),
        AtomForm { Type: OpaqueType type } => new Atom(External.Default(type)),
        _ => Undefined.Instance,
    };

    private ITypeSymbol? Resolve(ITypeSymbol? type) => _frame.Types.Resolve(type);

    private Form? FormOf(ITypeSymbol? type) => Types.Form(Resolve(type));

    private IrType? IrOf(ITypeSymbol? type) => Types.Ir(Resolve(type));

    private ScalarType? ScalarOf(ITypeSymbol? type) => Types.Scalar(Resolve(type));

    private BufferType? BufferOf(ITypeSymbol? type) => Types.Buffer(Resolve(type));

    private static Refusal Unsupported(IOperation operation, string construct, string advice) => Unsupported(operation.Syntax, construct, advice);

    private static Refusal Unsupported(SyntaxNode syntax, string construct, string advice) =>
        new(UnsupportedConstruct.Create(syntax.GetLocation(), construct, advice));

    private static Refusal UnsupportedType(ITypeSymbol? type, Location location) =>
        new(type is null or { TypeKind: TypeKind.Error } ? null : Diagnostics.UnsupportedType.Create(location, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
}
