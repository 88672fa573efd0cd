using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Emission;

/// <summary>What the operations mean, one by one: what emitted code is compared with. Scalars are double, float, int or bool; buffers are arrays of double.</summary>
internal sealed class ReferenceInterpreter
{
    private readonly Dictionary<int, object> _values = [];

    public static object[] Run(Function function, params object[] arguments)
    {
        var interpreter = new ReferenceInterpreter();
        interpreter.Bind(function.Parameters, arguments);
        return interpreter.Run(function.Body);
    }

    private object[] Run(Block block)
    {
        foreach (Op op in block.Ops)
            Run(op);
        return block.Yields.Select(Read).ToArray();
    }

    private void Bind(IReadOnlyList<Value> values, object[] contents)
    {
        for (int k = 0; k < values.Count; k++)
            _values[values[k].Id] = contents[k];
    }

    private object Read(Operand operand) => operand switch
    {
        Value value => _values[value.Id],
        Constant { Scalar.Kind: ScalarKind.Double } constant => constant.RealValue,
        Constant { Scalar.Kind: ScalarKind.Single } constant => (float)constant.RealValue,
        Constant { Scalar.Kind: ScalarKind.Boolean } constant => constant.Bits != 0,
        Constant constant => (int)constant.Bits,
        _ => throw new NotSupportedException(),
    };

    private Span<double> Buffer(Operand operand) => Part(Read(operand)).Span;

    /// <summary>A buffer is an array, or a part of one.</summary>
    private static Memory<double> Part(object buffer) => buffer is Memory<double> part ? part : (double[])buffer;

    private int Int(Operand operand) => (int)Read(operand);

    private double Real(Operand operand) => (double)Read(operand);

    private void Run(Op op)
    {
        switch (op)
        {
            case Compute o:
                _values[o.Result.Id] = Compute(o.Operator, o.Result.Type, o.Operands.Select(Read).ToArray());
                break;
            case Apply o:
                double[] reals = o.Operands.Select(Real).ToArray();
                _values[o.Result.Id] = o.Function switch
                {
                    "Sin" => Math.Sin(reals[0]),
                    "Abs" => Math.Abs(reals[0]),
                    "Max" => Math.Max(reals[0], reals[1]),
                    _ => throw new NotSupportedException(o.Function),
                };
                break;
            case Load o:
                _values[o.Result.Id] = Buffer(o.Buffer)[Int(o.Index)];
                break;
            case Store o:
                Buffer(o.Buffer)[Int(o.Index)] = Real(o.Value);
                break;
            case Accumulate o:
                Buffer(o.Buffer)[Int(o.Index)] += Real(o.Value);
                break;
            case Allocate o:
                _values[o.Result.Id] = new double[Int(o.Length)];
                break;
            case Clear o:
                Buffer(o.Buffer).Clear();
                break;
            case CopyBuffer o:
                Buffer(o.Source).CopyTo(Buffer(o.Target));
                break;
            case Branch o:
                Bind(o.Results, Run((bool)Read(o.Condition) ? o.Then : o.Else));
                break;
            case CountedLoop o:
                Run(o);
                break;
            case WhileLoop o:
                object[] carried = o.Initial.Select(Read).ToArray();
                while (true)
                {
                    Bind(o.Condition.Parameters, carried);
                    if (!(bool)Run(o.Condition)[0])
                        break;
                    Bind(o.Body.Parameters, carried);
                    carried = Run(o.Body);
                }
                Bind(o.Results, carried);
                break;
            case OpenTape o:
                _values[o.Result.Id] = new Stack<double>();
                break;
            case Push o:
                Tape(o.Tape).Push(Real(o.Value));
                break;
            case Pop o:
                _values[o.Result.Id] = Tape(o.Tape).Pop();
                break;
            case PushBuffer o:
                foreach (double element in Buffer(o.Buffer))
                    Tape(o.Tape).Push(element);
                break;
            case PopBuffer o:
                Span<double> buffer = Buffer(o.Buffer);
                for (int k = buffer.Length - 1; k >= 0; k--)
                    buffer[k] = Tape(o.Tape).Pop();
                break;
            default:
                throw new NotSupportedException(op.GetType().Name);
        }
    }

    private Stack<double> Tape(Operand operand) => (Stack<double>)Read(operand);

    private void Run(CountedLoop loop)
    {
        int bound = Int(loop.Bound);
        object[] carried = loop.Initial.Select(Read).ToArray();
        for (int counter = Int(loop.Start); (bool)Compute(loop.Comparison, ScalarType.Boolean, [counter, bound]); counter += (int)loop.Step)
        {
            _values[loop.Counter.Id] = counter;
            Bind(loop.Body.Parameters, carried);
            carried = Run(loop.Body);
        }
        Bind(loop.Results, carried);
    }

    private static object Compute(Operator @operator, IrType type, object[] o) => (@operator, o[0]) switch
    {
        (Operator.View, _) => o[0],
        (Operator.Length, _) => Part(o[0]).Length,
        (Operator.Slice, _) => Part(o[0]).Slice((int)o[1], (int)o[2]),
        (Operator.Select, bool condition) => condition ? o[1] : o[2],
        (Operator.Not, bool a) => !a,
        (Operator.Convert, _) when type == ScalarType.Double => Convert.ToDouble(o[0]),
        (Operator.Convert, int a) when type == ScalarType.Single => (float)a,
        (Operator.Convert, double a) when type == ScalarType.Single => (float)a,
        (_, double a) when o.Length == 1 => -a,
        (_, float a) when o.Length == 1 => -a,
        (Operator.Complement, int a) => ~a,
        (_, int a) when o.Length == 1 => -a,
        (_, double a) => Reals(@operator, a, (double)o[1]),
        (_, float a) => Singles(@operator, a, (float)o[1]),
        (_, int a) => Integers(@operator, a, (int)o[1]),
        (Operator.Equal, bool a) => a == (bool)o[1],
        (Operator.BitAnd, bool a) => a & (bool)o[1],
        _ => throw new NotSupportedException($"{@operator}"),
    };

    private static object Reals(Operator @operator, double a, double b) => @operator switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Less => a < b,
        Operator.LessOrEqual => a <= b,
        Operator.Greater => a > b,
        Operator.Equal => a == b,
        _ => throw new NotSupportedException($"{@operator}"),
    };

    private static object Singles(Operator @operator, float a, float b) => @operator switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Less => a < b,
        _ => throw new NotSupportedException($"{@operator}"),
    };

    private static object Integers(Operator @operator, int a, int b) => @operator switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Remainder => a % b,
        Operator.BitAnd => a & b,
        Operator.BitOr => a | b,
        Operator.BitXor => a ^ b,
        Operator.ShiftLeft => a << b,
        Operator.ShiftRight => a >> b,
        Operator.UnsignedShiftRight => a >>> b,
        Operator.Equal => a == b,
        Operator.NotEqual => a != b,
        Operator.Less => a < b,
        Operator.LessOrEqual => a <= b,
        Operator.Greater => a > b,
        Operator.GreaterOrEqual => a >= b,
        _ => throw new NotSupportedException($"{@operator}"),
    };
}
