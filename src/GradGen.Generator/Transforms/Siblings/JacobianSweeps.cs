using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>The Jacobian of a method without loops, whose rows are known: one forward sweep, and a reverse sweep for each row with its seed of one.</summary>
internal sealed class JacobianSweeps
{
    // Operations times rows: more of them are too much text.
    private const int MostOperations = 600;

    private readonly Derivation _derivation;
    private readonly ReverseFunction _function;
    private readonly Function _primal;
    private readonly int[] _rows;

    // The parameters whose parts of the Jacobian are in spans, and these.
    private (ParameterShape Parameter, Value Jacobian)[] _spans = [];

    // How many rows there are of each output; none where the results are the rows.
    private readonly (Value Output, int Count)[] _outputs;

    private JacobianSweeps(Derivation derivation, Function primal, int[] rows, params (Value Output, int Count)[] outputs)
    {
        _derivation = derivation;
        _primal = primal;
        _rows = rows;
        _outputs = outputs;
        _function = new ReverseFunction(primal, derivation.Callees, derivation.Options);
    }

    /// <summary>Numbers to numbers: the rows are returned. Null where there are loops.</summary>
    public static JacobianSweeps? OfResults(Derivation derivation, int[] rows)
    {
        Function primal = derivation.Method.Primal;
        return IsStraight(primal) && !primal.Body.Flatten().Any(op => op is Store) ? new JacobianSweeps(derivation, primal, rows) : null;
    }

    /// <summary>The rows are in spans, those of the results or of what is stored to known elements of the outputs. Null where they are not known.</summary>
    public static JacobianSweeps? IntoSpans(Derivation derivation, ParameterShape[] parameters, int[] rows)
    {
        Function primal = derivation.Method.Primal;
        Value[] outputs = [.. derivation.Outputs.Select(output => output.Value!)];
        if (!derivation.Options.ScalarBuffers || !IsStraight(primal) || derivation.Outputs.Any(output => output.IsRead || output.IsRows)
            || parameters.Any(parameter => parameter.Value is null || parameter.IsWritten || parameter.IsRows)
            || derivation.Results.Any(result => result.Type is BufferType)
            || primal.Body.Flatten().Any(op => op is Store store && !outputs.Contains(store.Buffer)))
            return null;
        int[] counts = [];
        if (outputs.Length > 0)
        {
            int first = primal.Body.Yields.Count;
            if (ScalarBuffers.WithOutputs(primal, outputs, out counts) is not Function known)
                return null;
            primal = known;
            rows = [.. Enumerable.Range(first, counts.Sum())];
        }
        if (rows.Length * primal.Body.Flatten().Count() > MostOperations)
            return null;
        var sweeps = new JacobianSweeps(derivation, primal, rows, [.. outputs.Zip(counts, (output, count) => (output, count))]);
        sweeps._spans = [.. parameters.Select(parameter => (parameter, sweeps.Span(parameter)))];
        return sweeps;
    }

    public Function Build()
    {
        ReverseRequest[] requests = [.. _rows.Select((result, row) => Request(result, row))];
        requests[0].Prologue.AddRange(Written(Checks));
        return _function.Build(requests);
    }

    private static bool IsStraight(Function primal) => !primal.Body.Flatten().Any(op => op is CountedLoop or WhileLoop or Invoke or Accumulate or Grow or CopyBuffer);

    private IrBuilder Builder => _function.Builder;

    private Value Span(ParameterShape parameter) =>
        Builder.Fresh(new BufferType(BufferShape.Span, parameter.Value!.Type as ScalarType ?? ((BufferType)parameter.Value.Type).Element), parameter.Name + "Jacobian");

    private ReverseRequest Request(int result, int row)
    {
        var request = new ReverseRequest();
        request.Parameters.AddRange([.. _derivation.PrimalValues, .. _spans.Select(span => span.Jacobian)]);
        request.Inputs.AddRange(_derivation.ActiveValues);
        request.Seeds.AddRange(_primal.Body.Yields.Select((yield, i) => i == result ? Constant.Real((ScalarType)yield.Type, 1) : null));
        if (_spans.Length == 0)
            request.ScalarGradients.AddRange(_derivation.ActiveValues);
        request.Opening.AddRange(Written(() => Open(request, row)));
        return request;
    }

    /// <summary>Says where the row's derivatives go.</summary>
    private void Open(ReverseRequest request, int row)
    {
        Operand number = Number(row);
        foreach ((ParameterShape parameter, Value jacobian) in _spans)
        {
            if (parameter.Value!.Type is ScalarType)
            {
                request.StoredGradients.Add((parameter.Value, jacobian, number));
                continue;
            }
            Operand length = Length(parameter.Value);
            bool isOnly = _rows.Length == 1 && _outputs.Length == 0;
            request.Shadows.Add(parameter.Value, isOnly ? jacobian : Builder.Compute(Operator.Slice, jacobian.Type, [jacobian, Times(number, length), length], parameter.Name + "Row"));
        }
    }

    private void Checks()
    {
        Operand rows = _outputs.Length == 0 ? Constant.Int32(_rows.Length) : _outputs.Select(output => Length(output.Output)).Aggregate(Sum);
        foreach ((ParameterShape parameter, Value jacobian) in _spans)
            Builder.Add(new Require(Requirement.SameLength, jacobian, [parameter.Value!.Type is ScalarType ? rows : Times(rows, Length(parameter.Value))]));
        Value[] jacobians = [.. _spans.Select(span => span.Jacobian)];
        if (jacobians.Length > 0)
            Builder.Append(_derivation.Disjoint(jacobians, jacobians, []).ToEquatableArray());
        // The results are all the rows; an output may have more.
        foreach ((ParameterShape parameter, Value jacobian) in _spans.Where(span => _outputs.Length > 0 || span.Parameter.Value!.Type is BufferType))
            Builder.Add(new Clear(jacobian));
    }

    /// <summary>The number of the row, which comes after those of the outputs before its own.</summary>
    private Operand Number(int row)
    {
        Operand before = Constant.Int32(0);
        foreach ((Value output, int count) in _outputs)
        {
            if (row < count)
                break;
            row -= count;
            before = Sum(before, Length(output));
        }
        return Sum(before, Constant.Int32(row));
    }

    private Operand Length(Value buffer) => Builder.Compute(Operator.Length, ScalarType.Int32, [buffer]);

    private Operand Sum(Operand a, Operand b) => (a, b) switch
    {
        (Constant x, Constant y) => Constant.Int32((int)(x.Bits + y.Bits)),
        (Constant { Bits: 0 }, _) => b,
        (_, Constant { Bits: 0 }) => a,
        _ => Builder.Compute(Operator.Add, ScalarType.Int32, [a, b]),
    };

    private Operand Times(Operand a, Operand b) => a switch
    {
        Constant { Bits: 0 } => a,
        Constant { Bits: 1 } => b,
        _ => Builder.Compute(Operator.Multiply, ScalarType.Int32, [a, b]),
    };

    private EquatableArray<Op> Written(System.Action write)
    {
        Builder.OpenBlock();
        write();
        return Builder.CloseBlock([], []).Ops;
    }
}
