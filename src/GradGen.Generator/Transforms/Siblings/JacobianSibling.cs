using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>
/// FJacobian, numerator layout. Scalars to scalars without loops: one function, a reverse sweep per result. Else a column per parameter by forward mode when
/// all are scalars, or a row per output by reverse mode.
/// </summary>
internal sealed class JacobianSibling(Derivation derivation)
{
    private readonly ParameterShape[] _parameters = [.. derivation.Active.Where(parameter => !parameter.IsWritten || parameter.IsRead)];

    private bool IsDirect => HasScalarResults && !derivation.HasActiveBuffer && !derivation.Outputs.Any()
        && !derivation.Method.Primal.Body.Flatten().Any(op => op is CountedLoop or WhileLoop or Invoke or Store);

    private bool IsByColumns => !IsDirect && _parameters.All(parameter => parameter.Value is { Type: ScalarType });

    public bool NeedsJvp => IsByColumns;

    public bool NeedsVjp => !IsDirect && !IsByColumns && !ReturnsArray;

    private bool ReturnsArray => derivation.Results.Any(result => result.Type is BufferType);

    private string RowName => derivation.Name + (ReturnsArray ? "JacobianRow" : "Vjp");

    /// <summary>The numbers of the results that have rows: what is only handed on, as a name, has none.</summary>
    private int[] Rows => [.. Enumerable.Range(0, derivation.Results.Count).Where(result => derivation.Results[result].Type is ScalarType)];

    private bool HasScalarResults => Rows.Length > 0 && derivation.Results.All(result => result.Type is ScalarType or OpaqueType);

    private bool ReturnsTuple => HasScalarResults && !derivation.HasActiveBuffer && !derivation.Outputs.Any();

    // Arrays in, or an array out: matrices are returned, as arrays are by the method. Spans: the caller provides.
    private bool ReturnsMatrices => !ReturnsTuple && !derivation.Outputs.Any()
        && _parameters.All(parameter => parameter.Rank > 0 || parameter.Value?.Type is not BufferType { Shape: not BufferShape.Array });

    public IEnumerable<Sibling> Make()
    {
        bool takesSpans = !ReturnsTuple && !ReturnsMatrices;
        EquatableArray<JacobianPart> parts = _parameters.Select(parameter => new JacobianPart(parameter, takesSpans)).ToEquatableArray();
        SiblingBody body = IsDirect ? Direct() : IsByColumns ? new JacobianByColumns(derivation.Name + "Jvp", parts) : new JacobianByRows(RowName, parts);
        var parameters = new List<SiblingParameter>(derivation.PrimalParameters);
        if (takesSpans)
            parameters.AddRange(_parameters.Select(parameter =>
                new SiblingParameter(parameter.Name + "Jacobian", "", new BufferType(BufferShape.Span, Element(parameter)))));
        string summary = $"The Jacobian of <c>{derivation.Name}</c> with respect to {derivation.ActiveNames}: row i holds the derivatives of output i.";
        yield return new Sibling(derivation.Name + "Jacobian", false, summary, parameters.ToEquatableArray(), Result(), body);
        if (body is JacobianByRows && ReturnsArray)
            yield return VjpSibling.MakeRow(derivation, RowName);
    }

    private static ScalarType Element(ParameterShape parameter) => parameter.Value!.Type as ScalarType ?? ((BufferType)parameter.Value.Type).Element;

    private ResultTree Result()
    {
        if (ReturnsTuple)
        {
            ResultTree[] rows = [.. Enumerable.Range(0, Rows.Length).Select(Row)];
            return rows.Length == 1
                ? rows[0]
                : new TupleResult(rows.Zip(Rows, (row, i) => new NamedResult(derivation.Method.Shape.Result?.Names[i] ?? derivation.Method.Shape.ResultNames[i], row)).ToEquatableArray());
        }
        if (!ReturnsMatrices)
            return new NoResult();
        NamedResult[] matrices = [.. _parameters.Select(parameter => new NamedResult(parameter.Name, new MatrixResult(Element(parameter))))];
        return matrices.Length == 1 ? matrices[0].Result : new TupleResult(matrices.ToEquatableArray());
    }

    private ResultTree Row(int row)
    {
        int next = row * derivation.ActiveValues.Count();
        var partials = new List<NamedResult>();
        foreach (ParameterShape parameter in _parameters)
        {
            partials.Add(new NamedResult(parameter.Name, Derivation.GradientOf(parameter, next)));
            next += parameter.Values.Count;
        }
        return partials.Count == 1 ? partials[0].Result : new TupleResult(partials.ToEquatableArray());
    }

    private Computation Direct()
    {
        var function = new ReverseFunction(derivation.Method.Primal, derivation.Callees, derivation.Options);
        ReverseRequest[] rows = [.. Rows.Select(Request)];
        return new Computation(function.Build(rows));
    }

    private ReverseRequest Request(int row)
    {
        var request = new ReverseRequest();
        request.Parameters.AddRange(derivation.PrimalValues);
        request.Inputs.AddRange(derivation.ActiveValues);
        request.ScalarGradients.AddRange(derivation.ActiveValues);
        request.Seeds.AddRange(derivation.Results.Select((result, i) => i == row ? Constant.Real((ScalarType)result.Type, 1) : null));
        return request;
    }
}
