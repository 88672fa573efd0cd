using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Ir;

/// <summary>Runs a function of the IR on C# values: scalars boxed in their own types, buffers as arrays.</summary>
internal sealed class Interpreter(IEnumerable<Callee> callees, Func<string, object> external)
{
    private readonly Dictionary<string, Function> _callees = callees.ToDictionary(callee => callee.Function.Key, callee => callee.Function);

    public object[] Run(Function function, params object[] arguments)
    {
        var values = new Dictionary<int, object>();
        for (int i = 0; i < arguments.Length; i++)
            values[function.Parameters[i].Id] = arguments[i];
        return Run(function.Body, values);
    }

    private object[] Run(Block block, Dictionary<int, object> values)
    {
        foreach (Op op in block.Ops)
            Run(op, values);
        return Read(block.Yields, values);
    }

    private object[] Read(EquatableArray<Operand> operands, Dictionary<int, object> values) => [.. operands.Select(operand => Read(operand, values))];

    private object Read(Operand operand, Dictionary<int, object> values) => operand switch
    {
        Value value => values[value.Id],
        Constant constant => Literal(constant),
        External place => external(place.Text),
        _ => throw new InvalidOperationException(operand.ToString()),
    };

    private static object Literal(Constant constant) => constant.Scalar.Kind switch
    {
        ScalarKind.Boolean => constant.Bits != 0,
        ScalarKind.Double => constant.RealValue,
        ScalarKind.Single => (float)constant.RealValue,
        _ => Convert(constant.Bits, constant.Scalar),
    };

    private static object Convert(dynamic value, ScalarType type) => unchecked(type.Kind switch
    {
        ScalarKind.Char => (char)value,
        ScalarKind.SByte => (sbyte)value,
        ScalarKind.Byte => (byte)value,
        ScalarKind.Int16 => (short)value,
        ScalarKind.UInt16 => (ushort)value,
        ScalarKind.Int32 => (int)value,
        ScalarKind.UInt32 => (uint)value,
        ScalarKind.Int64 => (long)value,
        ScalarKind.UInt64 => (ulong)value,
        ScalarKind.Single => (float)value,
        ScalarKind.Double => (double)value,
        _ => (object)(bool)value,
    });

    private void Run(Op op, Dictionary<int, object> values)
    {
        switch (op)
        {
            case Compute o:
                values[o.Result.Id] = Compute(o, Read(o.Operands, values));
                break;
            case Apply o:
                values[o.Result.Id] = Apply(o, Read(o.Operands, values));
                break;
            case Load o:
                values[o.Result.Id] = Elements.Of(Read(o.Buffer, values))[(int)Read(o.Index, values)];
                break;
            case Store o:
                Elements.Of(Read(o.Buffer, values))[(int)Read(o.Index, values)] = Read(o.Value, values);
                break;
            case Accumulate o:
                Elements sums = Elements.Of(Read(o.Buffer, values));
                sums[(int)Read(o.Index, values)] = (dynamic)sums[(int)Read(o.Index, values)] + (dynamic)Read(o.Value, values);
                break;
            case Clear o:
                Elements.Of(Read(o.Buffer, values)).Clear();
                break;
            case CopyBuffer o:
                Elements.Of(Read(o.Source, values)).CopyTo(Elements.Of(Read(o.Target, values)));
                break;
            case OpenTape o:
                values[o.Result.Id] = new Stack<object>();
                break;
            case Push o:
                ((Stack<object>)Read(o.Tape, values)).Push(Read(o.Value, values));
                break;
            case Pop o:
                values[o.Result.Id] = ((Stack<object>)Read(o.Tape, values)).Pop();
                break;
            case Require:
                break;
            case Allocate o:
                values[o.Result.Id] = Array.CreateInstance(Literal(Constant.Default(((BufferType)o.Result.Type).Element)).GetType(), (int)Read(o.Length, values));
                break;
            case Branch o:
                Assign(o.Results, Run((bool)Read(o.Condition, values) ? o.Then : o.Else, values), values);
                break;
            case CountedLoop o:
                Run(o, values);
                break;
            case WhileLoop o:
                Run(o, values);
                break;
            case Raise o:
                throw new Raised(o.Text[0]);
            case Invoke o:
                Assign(o.Results, Run(_callees[o.Callee], Read(o.Arguments, values)), values);
                break;
            default:
                throw new InvalidOperationException(op.ToString());
        }
    }

    private void Run(CountedLoop loop, Dictionary<int, object> values)
    {
        object[] carried = Read(loop.Initial, values);
        dynamic counter = Read(loop.Start, values), bound = Read(loop.Bound, values);
        while (Compare(loop.Comparison, counter, bound))
        {
            values[loop.Counter.Id] = counter;
            Assign(loop.Body.Parameters, carried, values);
            carried = Run(loop.Body, values);
            counter = Convert(counter + loop.Step, (ScalarType)loop.Counter.Type);
        }
        Assign(loop.Results, carried, values);
    }

    private void Run(WhileLoop loop, Dictionary<int, object> values)
    {
        object[] carried = Read(loop.Initial, values);
        while (true)
        {
            Assign(loop.Condition.Parameters, carried, values);
            if (!(bool)Run(loop.Condition, values)[0])
                break;
            Assign(loop.Body.Parameters, carried, values);
            carried = Run(loop.Body, values);
        }
        Assign(loop.Results, carried, values);
    }

    private static void Assign(EquatableArray<Value> targets, object[] contents, Dictionary<int, object> values)
    {
        for (int i = 0; i < targets.Count; i++)
            values[targets[i].Id] = contents[i];
    }

    private static bool Compare(Operator comparison, dynamic a, dynamic b) => comparison switch
    {
        Operator.Equal => a == b,
        Operator.NotEqual => a != b,
        Operator.Less => a < b,
        Operator.LessOrEqual => a <= b,
        Operator.Greater => a > b,
        _ => a >= b,
    };

    private static object Compute(Compute op, object[] operands)
    {
        dynamic a = operands[0];
        dynamic? b = operands.Length > 1 ? operands[1] : null;
        return op.Operator switch
        {
            Operator.Length => Elements.Of(operands[0]).Length,
            Operator.Slice => Elements.Of(operands[0]).Slice((int)operands[1], (int)operands[2]),
            Operator.View => operands[0],
            Operator.Select => (bool)operands[0] ? operands[1] : operands[2],
            Operator.Convert => Convert(a, (ScalarType)op.Result.Type),
            Operator.Negate => unchecked(-a),
            Operator.Not => !a,
            Operator.Complement => ~a,
            Operator.Add => unchecked(a + b),
            Operator.Subtract => unchecked(a - b),
            Operator.Multiply => unchecked(a * b),
            Operator.Divide => a / b,
            Operator.Remainder => a % b,
            Operator.BitAnd => a & b,
            Operator.BitOr => a | b,
            Operator.BitXor => a ^ b,
            Operator.ShiftLeft => a << b,
            Operator.ShiftRight => a >> b,
            Operator.UnsignedShiftRight => a switch { int n => n >>> (int)b!, uint n => n >>> (int)b!, long n => n >>> (int)b!, _ => (object)((ulong)a >>> (int)b!) },
            _ => Compare(op.Operator, a, b),
        };
    }

    /// <summary>Functions that C# calls otherwise.</summary>
    private static readonly Dictionary<string, string> s_renamed = new() { ["LogBase"] = "Log", ["RoundDigits"] = "Round", ["RoundMode"] = "Round", ["RoundDigitsMode"] = "Round" };

    private static object Apply(Apply op, object[] operands)
    {
        if (op.Function == "Stop")
            return operands[0];
        string name = s_renamed.TryGetValue(op.Function, out string? other) ? other : op.Function;
        if (op.Function is "RoundMode" or "RoundDigitsMode")
            operands[operands.Length - 1] = (MidpointRounding)(int)operands[operands.Length - 1];
        Type[] types = [.. operands.Select(operand => operand.GetType())];
        foreach (Type home in (Type[])[types.Contains(typeof(float)) ? typeof(MathF) : typeof(Math), types[0], typeof(Math)])
            if (home.GetMethod(name, BindingFlags.Public | BindingFlags.Static, types) is MethodInfo method)
                return method.Invoke(null, operands)!;
        throw new InvalidOperationException(op.Function);
    }
}
