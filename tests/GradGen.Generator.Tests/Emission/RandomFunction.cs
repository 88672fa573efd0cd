using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Emission;

/// <summary>
/// Writes random functions (x, y, n, a, b) → (double, double, int) that end, stay inside their buffers of eight elements and the slices of these, and mix up
/// names on purpose.
/// </summary>
internal sealed class RandomFunction
{
    private static readonly BufferType s_array = new(BufferShape.Array, ScalarType.Double);
    private static readonly BufferType s_span = new(BufferShape.Span, ScalarType.Double);
    private static readonly string[] s_names = ["", "", "", "", "s", "t", "x", "y", "n", "i", "int"];

    private readonly Random _random;
    private readonly IrBuilder _builder = new();
    private readonly List<Value> _scope = [];

    // How many elements a slice has at least, and whether it never has more.
    private readonly Dictionary<int, (int Length, bool IsExact)> _slices = [];
    private readonly bool _isPrimal;
    private Value? _tape;
    private int _budget;

    private RandomFunction(int seed, bool isPrimal)
    {
        _random = new Random(seed);
        _budget = _random.Next(5, 60);
        _isPrimal = isPrimal;
    }

    public static Function Make(int seed) => new RandomFunction(seed, isPrimal: false).Make();

    /// <summary>Of the operations that the frontend makes, so that it can be differentiated.</summary>
    public static Function MakePrimal(int seed) => new RandomFunction(seed, isPrimal: true).Make();

    private Function Make()
    {
        Value[] parameters =
        [
            _builder.Fresh(ScalarType.Double, "x"), _builder.Fresh(ScalarType.Double, "y"), _builder.Fresh(ScalarType.Int32, "n"),
            _builder.Fresh(s_array, "a"), _builder.Fresh(s_array, "b"),
        ];
        _scope.AddRange(parameters);
        _builder.OpenBlock();
        if (!_isPrimal)
        {
            _tape = _builder.Fresh(new TapeType(ScalarType.Double), "kept");
            _builder.Add(new OpenTape(_tape));
        }
        if (_random.Next(3) > 0)
            Allocate();
        Ops(depth: 0);
        Block body = _builder.CloseBlock(parameters.ToEquatableArray(), [Any(ScalarType.Double), Any(ScalarType.Double), Any(ScalarType.Int32)]);
        return Verifier.Check(new Function("M:F", "F", body, _builder.NextId));
    }

    private string Name() => s_names[_random.Next(s_names.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A value in scope, more often a recent one, or a constant.</summary>
    private Operand Any(IrType type)
    {
        List<Value> candidates = _scope.Where(value => value.Type.Equals(type)).ToList();
        bool isBuffer = type is BufferType;
        if (candidates.Count > 0 && (isBuffer || Chance(88)))
            return candidates[Chance(50) ? _random.Next(candidates.Count) : Math.Max(0, candidates.Count - 1 - _random.Next(4))];
        if (type == ScalarType.Boolean)
            return Constant.Boolean(Chance(50));
        if (type == ScalarType.Int32)
            return Constant.Int32(_random.Next(-4, 5));
        double[] reals = [0.0, -0.0, 1, -1, 2.5, 1e-5, double.PositiveInfinity, double.NaN, -3];
        return Constant.Real((ScalarType)type, reals[_random.Next(reals.Length)]);
    }

    private Operand Buffer() => Any(Chance(50) || !_scope.Any(value => value.Type.Equals(s_span)) ? s_array : s_span);

    private (int Length, bool IsExact) LengthOf(Operand buffer) => _slices.TryGetValue(((Value)buffer).Id, out (int, bool) slice) ? slice : (8, true);

    private Operand IndexIn(Operand buffer) => Masked(LengthOf(buffer).Length - 1);

    private Value Compute(Operator @operator, IrType type, params Operand[] operands)
    {
        Value result = _builder.Compute(@operator, type, operands.ToEquatableArray(), Name());
        _scope.Add(result);
        return result;
    }

    private Operand Masked(int mask) => _builder.Compute(Operator.BitAnd, ScalarType.Int32, [Any(ScalarType.Int32), Constant.Int32(mask)], Chance(20) ? Name() : "");

    private IrType Scalar() => _random.Next(6) switch { 0 => ScalarType.Boolean, 1 or 2 => ScalarType.Int32, 3 => ScalarType.Single, _ => ScalarType.Double };

    private void Ops(int depth)
    {
        int count = _random.Next(1, 9);
        for (int k = 0; k < count && _budget > 0; k++)
            Op(depth);
    }

    private void Op(int depth)
    {
        _budget--;
        switch (_random.Next(depth < 4 ? 26 : 18))
        {
            case < 5:
                Operator[] real = [Operator.Add, Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide];
                ScalarType type = Chance(85) ? ScalarType.Double : ScalarType.Single;
                Compute(real[_random.Next(real.Length)], type, Any(type), Any(type));
                break;
            case < 7:
                Operator[] integer = [Operator.Add, Operator.Subtract, Operator.Multiply, Operator.BitAnd, Operator.BitOr, Operator.BitXor, Operator.ShiftLeft, Operator.ShiftRight, Operator.UnsignedShiftRight];
                Compute(integer[_random.Next(integer.Length)], ScalarType.Int32, Any(ScalarType.Int32), Any(ScalarType.Int32));
                break;
            case 7:
                Operand divisor = _builder.Compute(Operator.BitOr, ScalarType.Int32, [Masked(7), Constant.Int32(1)]);
                Compute(Operator.Remainder, ScalarType.Int32, Any(ScalarType.Int32), divisor);
                break;
            case 8:
                Other();
                break;
            case 9:
                Operator[] comparisons = [Operator.Less, Operator.LessOrEqual, Operator.Greater, Operator.Equal];
                ScalarType compared = Chance(50) ? ScalarType.Double : ScalarType.Int32;
                Compute(comparisons[_random.Next(4)], ScalarType.Boolean, Any(compared), Any(compared));
                break;
            case 10:
                Value applied = Chance(30)
                    ? _builder.Apply("Max", ScalarType.Double, [Any(ScalarType.Double), Any(ScalarType.Double)], Name())
                    : _builder.Apply(Chance(50) ? "Sin" : "Abs", ScalarType.Double, [Any(ScalarType.Double)], Name());
                _scope.Add(applied);
                break;
            case < 14:
                Operand loaded = Buffer();
                _scope.Add(_builder.Load(loaded, IndexIn(loaded), Name()));
                break;
            case < 16:
                Store();
                break;
            case 16 when _isPrimal:
                Slice();
                break;
            case 16:
                Taped(depth);
                break;
            case 17 when _isPrimal:
                Allocate();
                break;
            case 17:
                Whole();
                break;
            case < 22:
                Branch(depth);
                break;
            case < 25:
                Loop(depth);
                break;
            default:
                While(depth);
                break;
        }
    }

    private void Other()
    {
        switch (_random.Next(10))
        {
            case 0: Compute(Operator.Negate, ScalarType.Double, Any(ScalarType.Double)); break;
            case 1: Compute(Operator.Convert, ScalarType.Double, Any(Chance(50) ? ScalarType.Int32 : ScalarType.Single)); break;
            case 2: Compute(Operator.Convert, ScalarType.Single, Any(Chance(50) ? ScalarType.Int32 : ScalarType.Double)); break;
            case 3: Compute(Operator.Not, ScalarType.Boolean, Any(ScalarType.Boolean)); break;
            case 4: Compute(Operator.Select, ScalarType.Double, Any(ScalarType.Boolean), Any(ScalarType.Double), Any(ScalarType.Double)); break;
            case 5: Compute(Operator.Length, ScalarType.Int32, Buffer()); break;
            case 6: View(); break;
            case < 9: Slice(); break;
            default: Compute(Operator.Negate, ScalarType.Int32, Any(ScalarType.Int32)); break;
        }
    }

    private void View()
    {
        Operand buffer = Buffer();
        _slices[Compute(Operator.View, s_span, buffer).Id] = LengthOf(buffer);
    }

    /// <summary>Half of a buffer, or one element more, from somewhere on.</summary>
    private void Slice()
    {
        Operand buffer = Buffer();
        int half = LengthOf(buffer).Length / 2;
        if (half == 0)
            return;
        bool isExact = half == 1 || Chance(50);
        Operand length = isExact ? Constant.Int32(half) : _builder.Compute(Operator.Add, ScalarType.Int32, [Constant.Int32(half), Masked(1)], Name());
        Operand start = Chance(20) || half == 1 ? Constant.Int32(_random.Next(half)) : Masked(half - 1);
        _slices[Compute(Operator.Slice, s_span, buffer, start, length).Id] = (half, isExact);
    }

    private void Store()
    {
        Operand buffer = Buffer(), index = IndexIn(buffer);
        if (Chance(30) && !_isPrimal)
        {
            _builder.Add(new Accumulate(buffer, index, Any(ScalarType.Double)));
            return;
        }
        Operand value = Any(ScalarType.Double);
        if (Chance(30))
            value = _builder.Compute(Operator.Add, ScalarType.Double, [_builder.Load(buffer, index), value]);
        _builder.Add(new Store(buffer, index, value));
    }

    private void Allocate()
    {
        Value buffer = _builder.Fresh(s_array, Chance(50) ? "u" : "");
        _builder.Add(new Allocate(buffer, Chance(50) ? Constant.Int32(8) : _builder.Compute(Operator.Length, ScalarType.Int32, [Any(s_array)]), false));
        _scope.Add(buffer);
    }

    private void Whole()
    {
        switch (_random.Next(4))
        {
            case 0: _builder.Add(new Clear(Buffer())); break;
            case 1: Allocate(); break;
            default:
                Operand source = Buffer(), target = Buffer();
                if (LengthOf(source) is (int length, true) && LengthOf(target) == (length, true))
                    _builder.Add(new CopyBuffer(source, target));
                break;
        }
    }

    private void Taped(int depth)
    {
        bool isBuffer = Chance(30);
        Operand buffer = Buffer();
        _builder.Add(isBuffer ? new PushBuffer(_tape!, buffer) : new Push(_tape!, Any(ScalarType.Double)));
        Ops(depth);
        if (isBuffer)
        {
            _builder.Add(new PopBuffer(buffer, _tape!));
            return;
        }
        Value popped = _builder.Fresh(ScalarType.Double, Name());
        _builder.Add(new Pop(popped, _tape!));
        _scope.Add(popped);
    }

    private Block Inside(EquatableArray<Value> parameters, Action ops, Func<EquatableArray<Operand>> yields)
    {
        int mark = _scope.Count;
        _scope.AddRange(parameters);
        _builder.OpenBlock();
        ops();
        Block block = _builder.CloseBlock(parameters, yields());
        _scope.RemoveRange(mark, _scope.Count - mark);
        return block;
    }

    private Value Renamed(Operand like) => _builder.Fresh(like.Type, Chance(50) && like is Value value ? value.Name : Name());

    private void Branch(int depth)
    {
        IrType[] types = Enumerable.Range(0, _random.Next(0, 3)).Select(_ => Scalar()).ToArray();
        if (Chance(10) && !_isPrimal)
            types = [.. types, s_array];
        Operand condition = Any(ScalarType.Boolean);
        if (condition is Constant)
            condition = Compute(Operator.Less, ScalarType.Boolean, Any(ScalarType.Double), Any(ScalarType.Double));
        Block then = Inside([], Arm, Yields), otherwise = Inside([], Arm, Yields);
        Value[] results = types.Select((type, k) => Renamed(then.Yields[k])).ToArray();
        _builder.Add(new Branch(results.ToEquatableArray(), condition, then, otherwise));
        _scope.AddRange(results);

        void Arm()
        {
            if (Chance(60))
                Ops(depth + 1);
        }

        EquatableArray<Operand> Yields() => types.Select(Any).ToEquatableArray();
    }

    private Operand[] Initial() => Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Any(Scalar())).ToArray();

    /// <summary>What a loop passes on: anything, or the carried values exchanged.</summary>
    private EquatableArray<Operand> Next(Value[] carried)
    {
        bool exchanges = Chance(40);
        return carried.Select(value => exchanges ? Rotated(value) : Any(value.Type)).ToEquatableArray();

        Operand Rotated(Value value)
        {
            Value[] same = carried.Where(other => other.Type.Equals(value.Type)).ToArray();
            return same[(Array.IndexOf(same, value) + 1) % same.Length];
        }
    }

    private void Loop(int depth)
    {
        Operand[] initial = Initial();
        Value[] carried = initial.Select(Renamed).ToArray(), results = carried.Select(Renamed).ToArray();
        Value counter = _builder.Fresh(ScalarType.Int32, Chance(70) ? "i" : Name());
        Operand start = Chance(50) ? Constant.Int32(0) : Masked(3), bound = Masked(7);
        if (Chance(30))
            bound = _builder.Compute(Operator.Subtract, ScalarType.Int32, [bound, Masked(1)]);
        bool isDown = Chance(30);
        long step = isDown ? -_random.Next(1, 3) : _random.Next(1, 3);
        Operator comparison = isDown ? Chance(50) ? Operator.Greater : Operator.GreaterOrEqual : Chance(70) ? Operator.Less : Operator.LessOrEqual;
        if (isDown)
            (start, bound) = (bound, start);
        Block body = Inside(
            carried.ToEquatableArray(),
            () =>
            {
                _scope.Add(counter);
                Ops(depth + 1);
            },
            () => Next(carried));
        _builder.Add(new CountedLoop(results.ToEquatableArray(), counter, start, bound, comparison, step, initial.ToEquatableArray(), body));
        _scope.AddRange(results);
    }

    private void While(int depth)
    {
        Operand[] initial = [Masked(3), .. Initial()];
        Value[] tested = initial.Select(Renamed).ToArray(), carried = initial.Select(Renamed).ToArray(), results = initial.Select(Renamed).ToArray();
        Operand? test = null;
        Block condition = Inside(
            tested.ToEquatableArray(),
            () =>
            {
                if (Chance(30) && !_isPrimal)
                    Ops(depth + 1);
                test = _builder.Compute(Operator.Greater, ScalarType.Boolean, [tested[0], Constant.Int32(0)]);
                if (Chance(50))
                    test = _builder.Compute(Operator.BitAnd, ScalarType.Boolean, [test, Any(ScalarType.Boolean)]);
            },
            () => [test!]);
        Operand? fuel = null;
        Block body = Inside(
            carried.ToEquatableArray(),
            () =>
            {
                Ops(depth + 1);
                fuel = _builder.Compute(Operator.Subtract, ScalarType.Int32, [carried[0], Constant.Int32(1)], Chance(50) ? carried[0].Name : "");
            },
            () => [fuel!, .. Next(carried.Skip(1).ToArray())]);
        _builder.Add(new WhileLoop(results.ToEquatableArray(), initial.ToEquatableArray(), condition, body));
        _scope.AddRange(results);
    }
}
