using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>foreach: over a buffer, a loop that counts and reads the elements; over a collection from outside, a loop over its enumerator.</summary>
internal sealed partial class BodyLowering
{
    private void ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { OperatorMethod: null } conversion)
            collection = conversion.Operand;
        _builder.Origin = OneLine(loop.Syntax);
        bool isArray = IsArray(collection.Type) || (collection.Type is { TypeKind: TypeKind.Interface } && Followed(collection) is Atom { Operand.Type: BufferType } or Aggregate { Form.Array: not null });
        HeapObject? list = ListOf(collection);
        if (!isArray && list is null && IsQuery(collection))
        {
            ForEach(loop, SequenceOf(collection));
            return;
        }
        if (!isArray && list is null && collection.Type is not IArrayTypeSymbol { Rank: 1 })
        {
            Enumerate(loop, collection, Expression(collection));
            return;
        }
        Term array = Expression(collection);
        bool isOutside = array is Atom { Operand.Type: OpaqueType };
        if (isOutside && collection.Type is IArrayTypeSymbol { Rank: > 1 } grid)
        {
            ForEach(loop, OutsideGrid(grid, ((Atom)array).Operand, collection.Syntax));
            return;
        }
        if (isOutside && collection.Type is not IArrayTypeSymbol { Rank: 1 })
        {
            Enumerate(loop, collection, array);
            return;
        }
        Operand length = array is CodeList functions ? Constant.Int32(functions.Items.Count) : list is not null ? CountOf(list) : isOutside ? ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Int32), ["", ".Length"], [((Atom)array).Operand], collection.Syntax)).Operand : CountOf(array);
        Slot counter = NewSlot("i", new AtomForm(ScalarType.Int32), _frame);
        Set(counter, new Atom(Constant.Int32(0)));
        if (!Exits.HasReturn(loop.Body) && !Exits.HasBreak(loop) && !Exits.HasJump(loop))
        {
            Counted(loop, counter, "i", Constant.Int32(0), length, Operator.Less, 1, [], Iterate);
            return;
        }
        Step next = new(null, () => Set(counter, new Atom(_builder.Compute(Operator.Add, ScalarType.Int32, [((Atom)Get(counter)).Operand, Constant.Int32(1)], "i"))));
        Repeat(loop, () => _builder.Compute(Operator.Less, ScalarType.Boolean, [((Atom)Get(counter)).Operand, length]), false, testFirst: true, new Step(null, Iterate), [next]);

        void Iterate()
        {
            Bind();
            if (list is null)
                Statement(loop.Body);
            else
                WhileEnumerated(list, loop.Collection.Syntax, () => Statement(loop.Body));
        }

        void Bind()
        {
            Operand index = ((Atom)Get(counter)).Operand;
            BindElement(loop, isOutside
                ? new ValuePlace(Opaque(((IArrayTypeSymbol)collection.Type!).ElementType, ["", "[", "]"], [((Atom)array).Operand, index], collection.Syntax), loop.Syntax)
                : array is CodeList code ? new ValuePlace(new Codes(index, code.Items), loop.Syntax)
                : list is not null ? Enumerated(loop, list, index)
                : ElementAt(array, index, loop.Syntax));
        }
    }

    /// <summary>foreach over a query: what is left out is gone over.</summary>
    private void ForEach(IForEachLoopOperation loop, Sequence sequence)
    {
        OpenSequence open = sequence.Open();
        Slot counter = NewSlot("i", new AtomForm(ScalarType.Int32), _frame);
        Set(counter, new Atom(Constant.Int32(0)));
        Step next = new(null, () => Set(counter, new Atom(Sum(((Atom)Get(counter)).Operand, Constant.Int32(1), "i"))));
        if (Exits.HasReturn(loop.Body) || Exits.HasBreak(loop) || Exits.HasJump(loop))
            Repeat(loop, () => Comparison(Operator.Less, ((Atom)Get(counter)).Operand, open.Length), false, testFirst: true, new Step(null, Iterate), [next]);
        else
            Counted(loop, counter, "i", Constant.Int32(0), open.Length, Operator.Less, 1, [], Iterate);

        void Iterate() => open.Visit(((Atom)Get(counter)).Operand, item =>
        {
            BindElement(loop, new ValuePlace(item, loop.Syntax));
            Statement(loop.Body);
        });
    }

    /// <summary>The elements of an array of several dimensions from outside: one loop, because one break leaves it.</summary>
    private Sequence OutsideGrid(IArrayTypeSymbol type, Operand grid, SyntaxNode place) => new(type.ElementType, IsWhole: true, () =>
    {
        ITypeSymbol int32 = session.Compilation.GetSpecialType(SpecialType.System_Int32);
        Operand[] lengths = [.. Enumerable.Range(0, type.Rank).Select(dimension => dimension == 0 ? grid : Number($".GetLength({dimension})"))];
        string[] pieces = ["", "[", .. Enumerable.Repeat(", ", type.Rank - 1), "]"];
        return new OpenSequence(Number(".Length"), (i, use) =>
        {
            var at = new Operand[type.Rank + 1];
            for (int dimension = type.Rank; dimension > 1; dimension--)
            {
                at[dimension] = _builder.Compute(Operator.Remainder, ScalarType.Int32, [i, lengths[dimension - 1]]);
                i = _builder.Compute(Operator.Divide, ScalarType.Int32, [i, lengths[dimension - 1]]);
            }
            (at[0], at[1]) = (grid, i);
            use(Opaque(type.ElementType, [.. pieces], at, place));
        });

        Operand Number(string member) => ((Atom)Opaque(int32, ["", member], [grid], place)).Operand;
    });

    /// <summary>Gives the variable of an iteration its value: by reference it is the element itself.</summary>
    private void BindElement(IForEachLoopOperation loop, Place element)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } reference }:
                _variables = _variables.SetItem(reference, element);
                break;
            case IVariableDeclaratorOperation { Symbol: ILocalSymbol variable }:
                Form form = FormOf(variable.Type) ?? throw UnsupportedType(variable.Type, loop.LoopControlVariable.Syntax.GetLocation());
                Declare(variable, variable.Name, form, Convert(Read(element, variable.Name), variable.Type, loop.Syntax, variable.Name));
                break;
            case IDeclarationExpressionOperation { Expression: ITupleOperation } or ITupleOperation when loop.Syntax is ForEachVariableStatementSyntax syntax:
                Place[] places = [.. Targets(loop.LoopControlVariable).Select(PlaceOf)];
                foreach ((Place place, Term part) in places.Zip(Parts(Read(element), loop.LoopControlVariable, loop.SemanticModel!.GetDeconstructionInfo(syntax), loop.LoopControlVariable), (place, part) => (place, part)).ToList())
                    Write(place, part);
                break;
            default:
                throw Unsupported(loop.LoopControlVariable, "This variable of foreach", "declare it with the type of the elements");
        }
    }

    private void Enumerate(IForEachLoopOperation loop, IOperation collection, Term enumerated)
    {
        if (enumerated is Query query)
        {
            ForEach(loop, query.Sequence);
            return;
        }
        if (loop.Syntax is not CommonForEachStatementSyntax syntax || enumerated is not Atom { Operand: { Type: OpaqueType } whole }
            || loop.IsAsynchronous || loop.SemanticModel!.GetForEachStatementInfo(syntax) is not { GetEnumeratorMethod: IMethodSymbol start, MoveNextMethod: IMethodSymbol next, CurrentProperty: IPropertySymbol current } info
            || start.IsExtensionMethod)
            throw Unsupported(collection, "foreach over this collection", "copy its elements to an array first");
        ITypeSymbol boolean = session.Compilation.GetSpecialType(SpecialType.System_Boolean);
        bool isByInterface = start.ContainingType.TypeKind == TypeKind.Interface;
        Operand enumerator = ((Atom)Opaque(start.ReturnType, isByInterface ? [$"(({TypeName(start.ContainingType)})", ").GetEnumerator()"] : ["", ".GetEnumerator()"], [whole], collection.Syntax, isPure: false)).Operand;
        Repeat(loop, () => ((Atom)Opaque(boolean, ["", ".MoveNext()"], [enumerator], collection.Syntax, isPure: false)).Operand, false, testFirst: true, new Step(null, () =>
        {
            // The enumerator of an array of several dimensions gives objects.
            (ITypeSymbol type, string cast) = collection.Type is IArrayTypeSymbol { ElementType: ITypeSymbol element } ? (element, $"({TypeName(element)})") : (current.Type, "");
            BindElement(loop, new ValuePlace(Opaque(type, [cast, ".Current"], [enumerator], collection.Syntax, isPure: false), loop.Syntax));
            Statement(loop.Body);
        }), []);
        if (info.DisposeMethod is not null)
            Opaque(null, info.DisposeMethod.ContainingType.SpecialType == SpecialType.System_IDisposable && !start.ReturnType.AllInterfaces.Contains(info.DisposeMethod.ContainingType, SymbolEqualityComparer.Default) ? ["(", " as global::System.IDisposable)?.Dispose()"] : ["", ".Dispose()"], [enumerator], collection.Syntax);
    }
}
