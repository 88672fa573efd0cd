using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>Writes operations, block in block, and hands out fresh values.</summary>
internal sealed class IrBuilder(int nextId = 0)
{
    private readonly Stack<List<Op>> _blocks = new();
    private readonly Dictionary<int, Op> _defined = [];

    /// <summary>Greater than every id handed out.</summary>
    public int NextId { get; private set; } = nextId;

    /// <summary>The <see cref="Op.Origin"/> given to the operations that are added without one.</summary>
    public string Origin { get; set; } = "";

    public Value Fresh(IrType type, string name = "") => new(NextId++, type, name);

    /// <summary>Whether overflows of integers throw, where that differs from the project's setting; null where it does not.</summary>
    public bool? Overflow { get; set; }

    private static bool MayOverflow(Operator @operator, IrType type) =>
        type is ScalarType { IsInteger: true } && @operator is Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Negate or Operator.Convert;

    /// <summary>How many blocks are open.</summary>
    public int Depth => _blocks.Count;

    /// <summary>How many operations were added.</summary>
    public int Count { get; private set; }

    /// <summary>True when an operation of an open block defines the value.</summary>
    public bool IsInScope(Value value) => _blocks.Any(block => block.Any(op => op.Results().Contains(value)));

    public void OpenBlock() => _blocks.Push([]);

    /// <summary>Adds operations as they are.</summary>
    public void Append(EquatableArray<Op> ops)
    {
        _blocks.Peek().AddRange(ops);
    }

    public Block CloseBlock(EquatableArray<Value> parameters, EquatableArray<Operand> yields) =>
        new(parameters, _blocks.Pop().ToEquatableArray(), yields);

    /// <summary>The computation that gives the value; null for another value.</summary>
    public Compute? DefinitionOf(Value value) => _defined.TryGetValue(value.Id, out Op? definition) ? definition as Compute : null;

    /// <summary>The function call that gives the value; null for another value.</summary>
    public Apply? ApplicationOf(Value value) => _defined.TryGetValue(value.Id, out Op? definition) ? definition as Apply : null;

    public void Add(Op op)
    {
        Count++;
        if (op is Ir.Compute or Ir.Apply)
            _defined[op.Results().First().Id] = op;
        _blocks.Peek().Add(op.Origin.Length > 0 ? op : op with { Origin = Origin });
    }

    /// <summary>Takes the last operation out again if it allocates the value.</summary>
    public bool TakeBack(Value buffer, out Operand? length)
    {
        List<Op> ops = _blocks.Peek();
        length = ops.Count > 0 && ops[ops.Count - 1] is Allocate allocate && allocate.Result.Equals(buffer) ? allocate.Length : null;
        if (length is not null)
            ops.RemoveAt(ops.Count - 1);
        return length is not null;
    }

    /// <summary>How many operations the open block has.</summary>
    public int Position => _blocks.Peek().Count;

    /// <summary>Puts operations in front of the one that has the number given in the open block.</summary>
    public void Insert(int position, IEnumerable<Op> ops) => _blocks.Peek().InsertRange(position, ops);

    /// <summary>Gives a value that one of the last operations of the open block defines a name; another value is left as it is.</summary>
    public Value Rename(Value value, string name)
    {
        List<Op> ops = _blocks.Peek();
        for (int i = ops.Count - 1; i >= 0 && i >= ops.Count - 8; i--)
            if (Renamed(ops[i], value, name) is Op renamed)
            {
                ops[i] = renamed;
                return value with { Name = name };
            }
        return value;
    }

    /// <summary>Gives a value that the open block defines a name, unless an operation has read it.</summary>
    public Value Name(Value value, string name)
    {
        List<Op> ops = _blocks.Peek();
        for (int i = ops.Count - 1; i >= 0 && !Reads(ops[i], value); i--)
            if (Renamed(ops[i], value, name) is Op renamed)
            {
                ops[i] = renamed;
                return value with { Name = name };
            }
        return value;
    }

    private static Op? Renamed(Op op, Value value, string name) => op switch
    {
        Compute o when o.Result.Equals(value) => o with { Result = value with { Name = name } },
        Apply o when o.Result.Equals(value) => o with { Result = value with { Name = name } },
        Load o when o.Result.Equals(value) => o with { Result = value with { Name = name } },
        Branch o when o.Results.Contains(value) => o with { Results = o.Results.Select(result => result.Equals(value) ? value with { Name = name } : result).ToEquatableArray() },
        Evaluate o when o.Results.SequenceEqual([value]) => o with { Results = [value with { Name = name }] },
        _ => null,
    };

    private static bool Reads(Op op, Value value) =>
        op.Operands().Contains(value) || op.Blocks().Any(block => block.Yields.Contains(value) || block.Ops.Any(inner => Reads(inner, value)));

    public Value Compute(Operator @operator, IrType type, EquatableArray<Operand> operands, string name = "", int site = 0)
    {
        Value result = Fresh(type, name);
        Add(new Compute(result, @operator, operands) { Site = site, IsChecked = MayOverflow(@operator, type) ? Overflow : null });
        return result;
    }

    public Value Apply(string function, IrType type, EquatableArray<Operand> operands, string name = "", int site = 0)
    {
        Value result = Fresh(type, name);
        Add(new Apply(result, function, operands) { Site = site });
        return result;
    }

    public Value Load(Operand buffer, Operand index, string name = "")
    {
        Value result = Fresh(((BufferType)buffer.Type).Element, name);
        Add(new Load(result, buffer, index));
        return result;
    }
}
