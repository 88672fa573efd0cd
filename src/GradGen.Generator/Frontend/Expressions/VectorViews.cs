using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Elements and rows of vectors and matrices by number, and the ways between parts and arrays. Exceptions are those of .NET.</summary>
internal sealed partial class BodyLowering
{
    private const string TooShort = "new global::System.ArgumentException(\"Destination is too short.\", \"destination\")";
    private const string OutOfRange = "new global::System.ArgumentOutOfRangeException(\"startIndex\", \"Index was out of range. Must be non-negative and less than the size of the collection.\")";

    /// <summary>The parts that are read, or all parts where some are replaced.</summary>
    /// <param name="view">Which parts.</param>
    /// <param name="operands">The whole, the indices, and what is written.</param>
    /// <param name="place">Where.</param>
    private Operand[] Viewed(NumericsView view, IReadOnlyList<Term> operands, SyntaxNode place)
    {
        Operand[] parts = [.. operands[0].Leaves];
        Operand number = Constant.Int32(0);
        for (int i = 0; i < view.Counts.Length; i++)
        {
            Operand index = ((Atom)operands[1 + i]).Operand;
            ThrowUnless(IsBelow(index, view.Counts[i]), $"new global::System.ArgumentOutOfRangeException({view.Argument})", place);
            number = i == 0 ? index : Added(Times(number, view.Counts[i]), index);
        }
        int count = view.Counts.Aggregate(1, (all, own) => all * own);
        Operand[] written = view.Writes ? [.. operands[operands.Count - 1].Leaves] : [];
        // A number out of range has thrown.
        if (number is Constant { Bits: long known })
            return Replaced(known >= 0 && known < count ? (int)known : 0);

        Operand[] isChosen = [.. Enumerable.Range(0, count).Select(i => _builder.Compute(Operator.Equal, ScalarType.Boolean, [number, Constant.Int32(i)]))];
        if (view.Writes)
            return [.. parts.Select((old, i) => (i - view.Start) / view.Width is int run && run < count ? Selected(isChosen[run], written[(i - view.Start) % view.Width], old) : old)];
        return [.. Enumerable.Range(0, view.Width).Select(i => Enumerable.Range(0, count - 1).Reverse()
            .Aggregate(parts[view.Start + ((count - 1) * view.Width) + i], (otherwise, run) => Selected(isChosen[run], parts[view.Start + (run * view.Width) + i], otherwise)))];

        Operand[] Replaced(int run)
        {
            int first = view.Start + (run * view.Width);
            return view.Writes ? [.. parts.Take(first), .. written, .. parts.Skip(first + view.Width)] : [.. parts.Skip(first).Take(view.Width)];
        }
    }

    /// <summary>A vector of the first elements of a span.</summary>
    private Term FromBuffer(INamedTypeSymbol type, Term values, SyntaxNode place, string name)
    {
        Operand buffer = BufferIn(values, place);
        Form form = FormOf(type)!;
        ThrowUnless(IsAtLeast(LengthOf(buffer), form.Leaves.Count()), "new global::System.ArgumentOutOfRangeException(\"values\")", place);
        return form.Assemble(form.LeafNames(name).Select((leaf, i) => (Operand)_builder.Load(buffer, Constant.Int32(i), leaf)).ToList());
    }

    /// <summary>Create, CopyTo and TryCopyTo.</summary>
    private Term VectorCopy(IInvocationOperation call, string name)
    {
        Term? vector = call.Instance is IOperation instance ? Expression(instance) : null;
        Term[] arguments = [.. Arguments(call.Arguments).OrderBy(argument => argument.Parameter).Select(argument => argument.Value ?? Read(argument.Place!))];
        if (vector is null)
            return FromBuffer(call.TargetMethod.ContainingType, arguments[0], call.Syntax, name);

        Operand buffer = BufferIn(arguments[0], call.Syntax);
        Operand start = arguments.Length > 1 ? ((Atom)arguments[1]).Operand : Constant.Int32(0);
        Operand[] parts = [.. vector.Leaves];
        if (call.TargetMethod.Name == "TryCopyTo")
        {
            return Choose(call.Syntax, IsAtLeast(LengthOf(buffer), parts.Length), () => { Store(); return new Atom(Constant.True); }, () => new Atom(Constant.False), new AtomForm(ScalarType.Boolean), name)!;
        }
        if (arguments.Length > 1)
        {
            Operand isInside = _builder.Compute(Operator.Less, ScalarType.Boolean, [start, LengthOf(buffer)]);
            Operand isPositive = _builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [start, Constant.Int32(0)]);
            ThrowUnless(_builder.Compute(Operator.BitAnd, ScalarType.Boolean, [isPositive, isInside]), OutOfRange, call.Syntax);
        }
        ThrowUnless(IsAtLeast(_builder.Compute(Operator.Subtract, ScalarType.Int32, [LengthOf(buffer), start]), parts.Length), TooShort, call.Syntax);
        Store();
        return Undefined.Instance;

        void Store()
        {
            for (int i = 0; i < parts.Length; i++)
                Write(new ElementPlace(buffer, Added(start, Constant.Int32(i)), call.Syntax), new Atom(parts[i]));
        }
    }

    private static Operand BufferIn(Term values, SyntaxNode place) => values is Atom { Operand: { Type: BufferType } buffer } ? buffer : throw Unsupported(place, "This argument", "use an array or a span");

    private Operand LengthOf(Operand buffer) => _builder.Compute(Operator.Length, ScalarType.Int32, [buffer]);

    private Operand IsAtLeast(Operand length, int count) => _builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [length, Constant.Int32(count)]);

    private Operand IsBelow(Operand index, int count)
    {
        if (index is Constant { Bits: long known })
            return Constant.Boolean(known >= 0 && known < count);
        Operand isPositive = _builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [index, Constant.Int32(0)]);
        return _builder.Compute(Operator.BitAnd, ScalarType.Boolean, [isPositive, _builder.Compute(Operator.Less, ScalarType.Boolean, [index, Constant.Int32(count)])]);
    }

    private Operand Selected(Operand condition, Operand then, Operand otherwise) => _builder.Compute(Operator.Select, then.Type, [condition, then, otherwise]);

    private Operand Added(Operand a, Operand b) => (a, b) switch
    {
        (Constant { Bits: long x }, Constant { Bits: long y }) => Constant.Int32((int)(x + y)),
        (Constant { Bits: 0 }, _) => b,
        (_, Constant { Bits: 0 }) => a,
        _ => _builder.Compute(Operator.Add, ScalarType.Int32, [a, b]),
    };

    private Operand Times(Operand a, int count) => a is Constant { Bits: long x } ? Constant.Int32((int)(x * count)) : _builder.Compute(Operator.Multiply, ScalarType.Int32, [a, Constant.Int32(count)]);
}
