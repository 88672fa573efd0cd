using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>The shapes of the values that the iterations of a loop compute, if they ran side by side; a loop's counter is one more in each.</summary>
internal sealed class LaneShapes
{
    private readonly Dictionary<int, LaneShape> _shapes = [];

    // Buffers that the iterations make, and those of them in which the elements differ.
    private readonly HashSet<int> _own;
    private readonly HashSet<int> _apart = [];
    private readonly Memory _memory;
    private bool _isChanged;

    // How many branches around are taken in some iterations only.
    private int _choices;

    /// <param name="loop">The loop.</param>
    /// <param name="memory">The memory of the function around it.</param>
    public LaneShapes(CountedLoop loop, Memory memory)
    {
        _memory = memory;
        _own = [.. loop.Flatten().OfType<Allocate>().Select(allocate => allocate.Result.Id)];
        _shapes[loop.Counter.Id] = new SteppedLanes(null, loop.Step);
        foreach (Value carried in loop.Body.Parameters)
            _shapes[carried.Id] = LaneShape.Varying;
        // What a loop inside carries may vary only from its second iteration on.
        do
        {
            _isChanged = false;
            Visit(loop.Body);
        }
        while (_isChanged);
    }

    public LaneShape Of(Operand operand) => operand is Value value && _shapes.TryGetValue(value.Id, out LaneShape? shape) ? shape : LaneShape.Uniform;

    public bool IsUniform(Operand operand) => Of(operand) is UniformLanes;

    public bool IsVarying(Operand operand) => Of(operand) is VaryingLanes;

    /// <summary>True for a buffer that the iteration makes.</summary>
    public bool IsOwn(Operand buffer) => _memory.Root(buffer) is Value root && _own.Contains(root.Id);

    /// <summary>True for a buffer that each iteration has for itself, because its elements differ.</summary>
    public bool IsApart(Operand buffer) => _memory.Root(buffer) is Value root && _apart.Contains(root.Id);

    private void Visit(Block block)
    {
        foreach (Op op in block.Ops)
            Visit(op);
    }

    private void Visit(Op op)
    {
        switch (op)
        {
            case Compute o:
                Set(o.Result, ShapeOf(o));
                break;
            case Load o:
                Set(o.Result, IsApart(o.Buffer) || !IsUniform(o.Index) ? LaneShape.Varying : LaneShape.Uniform);
                break;
            case Store o:
                Write(o, o.Value);
                break;
            case Accumulate o:
                Write(o, o.Value);
                break;
            case Branch o:
                bool isShared = IsUniform(o.Condition);
                _choices += isShared ? 0 : 1;
                Visit(o.Then);
                Visit(o.Else);
                _choices -= isShared ? 0 : 1;
                for (int k = 0; k < o.Results.Count; k++)
                    Set(o.Results[k], isShared ? Joined(Of(o.Then.Yields[k]), Of(o.Else.Yields[k])) : LaneShape.Varying);
                break;
            case CountedLoop o:
                for (int k = 0; k < o.Results.Count; k++)
                    Set(o.Body.Parameters[k], Of(o.Initial[k]));
                Visit(o.Body);
                for (int k = 0; k < o.Results.Count; k++)
                {
                    Set(o.Body.Parameters[k], Of(o.Body.Yields[k]));
                    Set(o.Results[k], Of(o.Body.Parameters[k]));
                }
                break;
            default:
                foreach (Value result in op.Results())
                    Set(result, op is Allocate || op.Operands().All(IsUniform) ? LaneShape.Uniform : LaneShape.Varying);
                break;
        }
    }

    private void Write(Access access, Operand value)
    {
        if (IsOwn(access.Buffer) && (_choices > 0 || !IsUniform(value) || !IsUniform(access.Index)) && _apart.Add(((Value)_memory.Root(access.Buffer)).Id))
            _isChanged = true;
    }

    private void Set(Value value, LaneShape shape)
    {
        // What overflows is the same as a step that is smaller.
        if (shape is SteppedLanes stepped)
            shape = unchecked((int)stepped.Times) is 0 ? LaneShape.Uniform : stepped with { Times = unchecked((int)stepped.Times) };
        LaneShape joined = _shapes.TryGetValue(value.Id, out LaneShape? known) ? Joined(known, shape) : shape;
        if (joined.Equals(known))
            return;
        _shapes[value.Id] = joined;
        _isChanged = true;
    }

    private static LaneShape Joined(LaneShape a, LaneShape b) => a.Equals(b) ? a : LaneShape.Varying;

    private LaneShape ShapeOf(Compute op)
    {
        EquatableArray<Operand> operands = op.Operands;
        if (operands.All(IsUniform))
            return LaneShape.Uniform;
        if (op.Result.Type is not ScalarType { IsInteger: true })
            return LaneShape.Varying;
        return (op.Operator, Of(operands[0]), operands.Count > 1 ? Of(operands[1]) : LaneShape.Uniform) switch
        {
            (Operator.Add, SteppedLanes a, UniformLanes) => a,
            (Operator.Add, UniformLanes, SteppedLanes b) => b,
            (Operator.Subtract, SteppedLanes a, UniformLanes) => a,
            (Operator.Subtract, UniformLanes, SteppedLanes b) => b with { Times = -b.Times },
            (Operator.Negate, SteppedLanes a, _) => a with { Times = -a.Times },
            (Operator.Add, SteppedLanes a, SteppedLanes b) when Equals(a.Factor, b.Factor) => a with { Times = a.Times + b.Times },
            (Operator.Subtract, SteppedLanes a, SteppedLanes b) when Equals(a.Factor, b.Factor) => a with { Times = a.Times - b.Times },
            (Operator.Multiply, SteppedLanes a, UniformLanes) => Times(a, operands[1]),
            (Operator.Multiply, UniformLanes, SteppedLanes b) => Times(b, operands[0]),
            _ => LaneShape.Varying,
        };
    }

    private static LaneShape Times(SteppedLanes lanes, Operand factor) => factor switch
    {
        Constant constant => lanes with { Times = lanes.Times * constant.Bits },
        _ when lanes.Factor is null => lanes with { Factor = factor },
        _ => LaneShape.Varying,
    };
}
