using System;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>Single operations, each on all lanes.</summary>
internal sealed partial class Widening
{
    private Value Compute(Compute op)
    {
        LaneType type = TypeOf(op.Result.Type);
        switch (op.Operator)
        {
            case Operator.Convert when op.Operands[0].Type.Equals(_element):
                return _builder.Compute(Operator.Convert, type, [Wide(op.Operands[0])], NameOf(op.Result));
            case Operator.Convert when op.Operands[0] is Value sign && _signs.Contains(sign.Id):
                return (Value)_wide[sign.Id];
            case Operator.Convert when _shapes.Of(op.Operands[0]) is SteppedLanes { IsUnit: true } && op.Operands[0].Type.Equals(ScalarType.Int32):
                return _builder.Compute(Operator.Ramp, type, [Scalar(op.Operands[0])], NameOf(op.Result));
            case Operator.Divide when op.Operands[1] is Constant divisor && Halves(divisor) is Constant factor:
                return _builder.Compute(Operator.Multiply, type, [Wide(op.Operands[0]), Wide(factor)], NameOf(op.Result));
            case Operator.Negate or Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide when op.Result.Type.IsReal:
            case Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual or Operator.Equal or Operator.NotEqual when op.Operands[0].Type.IsReal:
            case Operator.Not or Operator.BitAnd or Operator.BitOr or Operator.BitXor when op.Result.Type.Equals(ScalarType.Boolean):
            case Operator.Select:
                return _builder.Compute(op.Operator, type, op.Operands.Select(Wide).ToEquatableArray(), NameOf(op.Result));
            default:
                throw new NotLanes("an integer or a truth value in it differs between iterations");
        }
    }

    /// <summary>1 / x of a power of two, by which it is the same to multiply; null for another number.</summary>
    private static Constant? Halves(Constant divisor)
    {
        double factor = 1 / divisor.RealValue;
        bool isPower = (BitConverter.DoubleToInt64Bits(divisor.RealValue) & 0xFFFFFFFFFFFFF) == 0 && divisor.Scalar.IsReal && Math.Abs(divisor.RealValue) is > 1e-30 and < 1e30;
        return isPower ? Constant.Real(divisor.Scalar, factor) : null;
    }

    private void Rewrite(Access access)
    {
        if (!_shapes.IsUniform(access.Buffer))
            throw new NotLanes("which part of a buffer it reads differs between iterations");
        if (_shapes.IsOwn(access.Buffer) && !_shapes.IsApart(access.Buffer))
        {
            Share(access);
            return;
        }
        if (!((BufferType)access.Buffer.Type).Element.Equals(_element) && !(access is Load only && _shapes.IsUniform(only.Result)))
            throw new NotLanes("it reads or writes truth values, integers or numbers of another type");
        Operand buffer = Scalar(access.Buffer), index = Scalar(access.Index);
        Operand? stride = null;
        bool isWide = true;
        if (!_shapes.IsApart(access.Buffer) && _shapes.Of(access.Index) is SteppedLanes lanes)
            stride = lanes.IsUnit ? null : Stride(lanes);
        else
            isWide = _shapes.IsApart(access.Buffer);
        (Operand, Operand) place = (_memory.Whole(access.Buffer), access.Index);
        if (_mask is null)
            _reached.Add(place);
        else if (!_reached.Contains(place))
            throw new NotLanes("an element is read in some iterations only");
        switch (access)
        {
            case Load load when isWide:
                Value elements = _builder.Fresh(TypeOf(load.Result.Type), load.Result.Name);
                _builder.Add(new Load(elements, buffer, index) { Stride = stride });
                _wide[load.Result.Id] = elements;
                break;
            case Load load:
                Define(load.Result, result => new Load(result, buffer, index));
                break;
            case Store store when isWide:
                _builder.Add(new Store(buffer, index, _mask is null ? Wide(store.Value) : Masked(store.Value, Loaded(buffer, index, stride))) { Stride = stride });
                break;
            case Accumulate sum when isWide:
                _builder.Add(new Accumulate(buffer, index, Term(sum)) { Stride = stride });
                break;
            case Accumulate sum when !_isStrict && _depth > 0 && _sums.Find(access.Buffer) is Value wide:
                _builder.Add(new Accumulate(wide, index, OneVector(Term(sum))));
                break;
            case Accumulate sum when !_isStrict:
                _builder.Add(new Accumulate(buffer, index, _builder.Compute(Operator.LaneSum, _element, [Term(sum)])));
                break;
            default:
                throw new NotLanes(access is Store ? "iterations write the same element" : "the order of a sum is kept");
        }
    }

    /// <summary>What the iteration has made is the same in all: they have one.</summary>
    private void Share(Access access)
    {
        Operand buffer = Scalar(access.Buffer), index = Scalar(access.Index);
        switch (access)
        {
            case Load load:
                Define(load.Result, result => new Load(result, buffer, index));
                break;
            case Store store:
                _builder.Add(new Store(buffer, index, Scalar(store.Value)));
                break;
            case Accumulate sum:
                _builder.Add(new Accumulate(buffer, index, Scalar(sum.Value)));
                break;
        }
    }

    /// <summary>What is added: nothing where the branch is not taken.</summary>
    private Operand Term(Accumulate sum) => _mask is null ? Wide(sum.Value) : Masked(sum.Value, Wide(Constant.Default(_element)));

    private Value Masked(Operand value, Operand otherwise) => _builder.Compute(Operator.Select, _lanes, [_mask!, Wide(value), otherwise]);

    private Value Loaded(Operand buffer, Operand index, Operand? stride)
    {
        Value elements = _builder.Fresh(_lanes);
        _builder.Add(new Load(elements, buffer, index) { Stride = stride });
        return elements;
    }

    private Operand Stride(SteppedLanes lanes)
    {
        Constant times = Constant.Int32(checked((int)lanes.Times));
        return lanes.Factor is not Operand factor ? times
            : lanes.Times == 1 ? Scalar(factor)
            : _builder.Compute(Operator.Multiply, ScalarType.Int32, [Scalar(factor), times]);
    }
}
