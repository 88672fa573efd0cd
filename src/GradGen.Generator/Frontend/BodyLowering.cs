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
    private readonly Dictionary<ISymbol, Slot> _slots = new(SymbolEqualityComparer.Default);
    private ImmutableDictionary<Slot, Term> _environment = ImmutableDictionary<Slot, Term>.Empty;
    private Frame _frame = null!;
    private readonly Stack<ISymbol> _inlined = new();
    private int _slotCount;

    /// <summary>True on a path that surely threw.</summary>
    private Slot _thrown = null!;

    /// <exception cref="Refusal">Something in the body is not supported.</exception>
    public Function Lower(IMethodSymbol method, BaseMethodDeclarationSyntax syntax, SemanticModel model)
    {
        IOperation body = model.GetOperation(syntax, session.Cancellation) ?? throw new Refusal(null);
        _thrown = Flag("thrown");
        OpenFrame(new Frame(method, model, ""));
        var parameters = new List<Value>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Types.Ir(parameter.Type) is not IrType type)
                continue;
            Value value = _builder.Fresh(type, parameter.Name);
            parameters.Add(value);
            Declare(parameter, parameter.Name, new AtomForm(type), new Atom(value));
        }

        _builder.OpenBlock();
        Body(body);
        IEnumerable<Operand> results = _frame.Result is Slot result ? Get(result).Leaves : [];
        Block block = _builder.CloseBlock(parameters.ToEquatableArray(), results.ToEquatableArray());
        block = ReturnedArrays.Mark(block, method, syntax);
        return new Function(Session.Key(method), method.Name, block, _builder.NextId);
    }

    /// <summary>Lowers the body of the current frame, a block or an expression.</summary>
    private void Body(IOperation body)
    {
        switch (body)
        {
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
        if (frame.Method.ReturnsVoid)
            return;
        Form form = Types.Form(frame.Method.ReturnType) ?? throw UnsupportedType(frame.Method.ReturnType, frame.Method.Locations[0]);
        frame.Result = NewSlot("", form, null);
        Set(frame.Result, form.HasBuffer ? Undefined.Instance : Default(form));
    }

    private Slot Flag(string name)
    {
        Slot slot = NewSlot(name, new AtomForm(ScalarType.Boolean), null);
        Set(slot, new Atom(Constant.False));
        return slot;
    }

    private Slot NewSlot(string name, Form form, Frame? owner) => new(_slotCount++, name, form, owner);

    private Slot Declare(ISymbol symbol, string name, Form form, Term content)
    {
        Slot slot = NewSlot(name, form, _frame);
        _slots[symbol] = slot;
        Set(slot, content);
        return slot;
    }

    private Term Get(Slot slot) => _environment.TryGetValue(slot, out Term? content) ? content : Undefined.Instance;

    private void Set(Slot slot, Term content) => _environment = _environment.SetItem(slot, content);

    private static Term Default(Form form) => form.Assemble(form.Leaves.Select(type => (Operand)Constant.Default((ScalarType)type)));

    private void Set(Slot slot, bool value) => Set(slot, new Atom(Constant.Boolean(value)));

    private Operand FlagOf(Slot slot) => ((Atom)Get(slot)).Operand;

    private static Refusal Unsupported(IOperation operation, string construct, string advice) => Unsupported(operation.Syntax, construct, advice);

    private static Refusal Unsupported(SyntaxNode syntax, string construct, string advice) =>
        new(UnsupportedConstruct.Create(syntax.GetLocation(), construct, advice));

    private static Refusal UnsupportedType(ITypeSymbol? type, Location location) =>
        new(type is null or { TypeKind: TypeKind.Error } ? null : Diagnostics.UnsupportedType.Create(location, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
}
