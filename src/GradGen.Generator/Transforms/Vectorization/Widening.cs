using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Rewrites the body of a loop so that it computes several iterations side by side, one in each lane of a vector. What is the same in all iterations stays a scalar; an integer
/// that grows with the counter stays one too, that of the first lane; branches that lanes may take differently are computed on both sides and selected from.
/// </summary>
internal sealed partial class Widening
{
    private readonly IrBuilder _builder;
    private readonly LaneShapes _shapes;
    private readonly Memory _memory;
    private readonly ScalarType _element;
    private readonly bool _isStrict;
    private readonly LaneType _lanes;
    private readonly Dictionary<int, Operand> _scalars = [];
    private readonly Dictionary<int, Operand> _wide = [];
    private readonly Stack<Dictionary<Operand, Value>> _broadcasts = new();

    // Elements that every iteration reaches, so that a branch may read them for all lanes.
    private readonly HashSet<(Operand Buffer, Operand Index)> _reached = [];

    // What is carried on has the name of what was carried so far.
    private readonly Dictionary<int, string> _names = [];

    // Signs of numbers, which are integers and held as reals.
    private readonly HashSet<int> _signs = [];

    // The lanes in which a branch is taken; null outside of branches.
    private Operand? _mask;

    // How many loops within the iteration are around.
    private int _depth;

    private readonly LaneSums _sums;

    public Widening(IrBuilder builder, LaneShapes shapes, Memory memory, LaneType lanes, LaneSums sums, bool isStrict)
    {
        (_builder, _shapes, _memory, _lanes, _element, _sums, _isStrict) = (builder, shapes, memory, lanes, lanes.Element, sums, isStrict);
    }

    /// <summary>The loop's body for lanes.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="counter">The counter of the first lane.</param>
    /// <param name="carried">What the body carries, in lanes.</param>
    public Block Body(CountedLoop loop, Value counter, Value[] carried)
    {
        _scalars[loop.Counter.Id] = counter;
        for (int k = 0; k < carried.Length; k++)
        {
            _wide[loop.Body.Parameters[k].Id] = carried[k];
            if (loop.Body.Yields[k] is Value next)
                _names[next.Id] = carried[k].Name;
        }
        return Inside(loop.Body, carried, loop.Body.Yields.Select(_ => true));
    }

    private Block Inside(Block block, IEnumerable<Value> parameters, IEnumerable<bool> isWide)
    {
        _builder.OpenBlock();
        _broadcasts.Push([]);
        foreach (Op op in block.Ops)
            Rewrite(op);
        EquatableArray<Operand> yields = block.Yields.Zip(isWide, (yield, wide) => wide ? Wide(yield) : Scalar(yield)).ToEquatableArray();
        _broadcasts.Pop();
        return _builder.CloseBlock(parameters.ToEquatableArray(), yields);
    }

    private void Rewrite(Op op)
    {
        _builder.Origin = op.Origin;
        switch (op)
        {
            case Compute { Operator: Operator.View } o when _shapes.IsApart(o.Result):
                _scalars[o.Result.Id] = Scalar(o.Operands[0]);
                break;
            case Compute o when !_shapes.IsVarying(o.Result):
                if (o.IsChecked == true || (_mask is not null && MayThrow(o)))
                    throw new NotLanes("an integer operation in it may throw");
                Define(o.Result, result => o with { Result = result, Operands = o.Operands.Select(Scalar).ToEquatableArray() });
                break;
            case Apply o when !_shapes.IsVarying(o.Result):
                if (_mask is not null && MayThrow(o))
                    throw new NotLanes($"{o.Function} in it may throw");
                Define(o.Result, result => o with { Result = result, Operands = o.Operands.Select(Scalar).ToEquatableArray() });
                break;
            case Compute o:
                _wide[o.Result.Id] = Compute(o);
                break;
            case Apply { Function: "Sign", Result: Value sign } o when sign.Type.Equals(ScalarType.Int32) && _mask is null:
                _signs.Add(sign.Id);
                _wide[sign.Id] = _builder.Apply(o.Function, _lanes, [Wide(o.Operands[0])], NameOf(sign));
                break;
            case Apply o:
                if (!LaneFunctions.Has(o.Function, _isStrict))
                    throw new NotLanes($"there is no vector function for {o.Function}");
                _wide[o.Result.Id] = _builder.Apply(o.Function, _lanes, o.Operands.Select(Wide).ToEquatableArray(), NameOf(o.Result));
                break;
            case Access o:
                Rewrite(o);
                break;
            case Allocate { IsReturned: false } o when _mask is null:
                var type = (BufferType)o.Result.Type;
                Value buffer = _builder.Fresh(_shapes.IsApart(o.Result) ? new BufferType(BufferShape.Span, type.Element) { Vectors = _lanes.Vectors } : type, o.Result.Name);
                _builder.Add(o with { Result = buffer, Length = Scalar(o.Length) });
                _scalars[o.Result.Id] = buffer;
                break;
            case Clear o when _mask is null && _shapes.IsOwn(o.Buffer):
                _builder.Add(new Clear(Scalar(o.Buffer)));
                break;
            case Branch o when _shapes.IsUniform(o.Condition):
                Choose(o);
                break;
            case Branch o:
                Select(o);
                break;
            case CountedLoop o when _mask is null && _shapes.IsUniform(o.Start) && _shapes.IsUniform(o.Bound):
                Repeat(o);
                break;
            default:
                throw new NotLanes(op switch
                {
                    CountedLoop or WhileLoop => "how often a loop in it runs differs between iterations",
                    Push or Pop or OpenTape or PushBuffer or PopBuffer => "what it keeps is on a tape",
                    Invoke => "it calls a recursive method",
                    Raise or Evaluate => "it calls code from outside, or throws",
                    _ => "it handles whole buffers",
                });
        }
    }

    private static bool MayThrow(Op op) => op.MayThrow() || op.Operands().Any(operand => operand is External { MayThrow: true });

    private void Define(Value value, Func<Value, Op> make)
    {
        Value result = _builder.Fresh(value.Type, value.Name);
        _builder.Add(make(result));
        _scalars[value.Id] = result;
    }

    /// <summary>The operand of the first lane.</summary>
    private Operand Scalar(Operand operand) => operand is Value value && _scalars.TryGetValue(value.Id, out Operand? known) ? known
        : operand is Value other && _wide.ContainsKey(other.Id) ? throw new NotLanes("an index or a bound differs between iterations")
        : operand;

    /// <summary>The operand of all lanes.</summary>
    private Operand Wide(Operand operand)
    {
        if (operand is Value value && _wide.TryGetValue(value.Id, out Operand? known))
            return WhereTaken(known);
        Operand scalar = Scalar(operand);
        if (!_shapes.IsUniform(operand) || !(operand.Type.Equals(_element) || operand.Type.Equals(ScalarType.Boolean)))
            throw new NotLanes("it computes in numbers of several types");
        foreach (Dictionary<Operand, Value> scope in _broadcasts)
            if (scope.TryGetValue(scalar, out Value? wide))
                return wide;
        string name = scalar is Value { Name: { Length: > 0 } own } ? own + "Lanes" : "";
        return _broadcasts.Peek()[scalar] = _builder.Compute(Operator.Broadcast, TypeOf(operand.Type), [scalar], name);
    }

    private string NameOf(Value value) => _names.TryGetValue(value.Id, out string? name) ? name : value.Name;

    /// <summary>The sum of what several vectors have in a lane; what is subtracted is so once.</summary>
    private Value OneVector(Operand terms) => terms switch
    {
        Value { Type: LaneType { Vectors: 1 } } one => one,
        Value value when _builder.DefinitionOf(value) is { Operator: Operator.Negate } negated => _builder.Compute(Operator.Negate, new LaneType(_element, 1), [OneVector(negated.Operands[0])]),
        _ => _builder.Compute(Operator.VectorSum, new LaneType(_element, 1), [terms]),
    };

    private LaneType TypeOf(IrType scalar) => scalar.Equals(ScalarType.Boolean) ? _lanes.Mask
        : scalar.Equals(_element) ? _lanes
        : throw new NotLanes("it computes in numbers of several types");
}
