using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>
/// FJacobian, numerator layout. Without loops, where the rows are known: one function, a reverse sweep per row (<see cref="JacobianSweeps"/>). Else a column per parameter
/// by forward mode when all are scalars, or a row per output by reverse mode.
/// </summary>
internal sealed class JacobianSibling
{
    private readonly Derivation _derivation;
    private readonly ParameterShape[] _parameters;
    private readonly JacobianSweeps? _sweeps;

    public JacobianSibling(Derivation derivation)
    {
        _derivation = derivation;
        _parameters = [.. derivation.Active.Where(parameter => !parameter.IsWritten || parameter.IsRead)];
        _sweeps = ReturnsTuple ? JacobianSweeps.OfResults(derivation, Rows)
            : TakesSpans ? JacobianSweeps.IntoSpans(derivation, _parameters, Rows)
            : null;
    }

    private bool IsDirect => _sweeps is not null;

    private bool IsByColumns => !IsDirect && _parameters.All(parameter => parameter.Value is { Type: ScalarType });

    public bool NeedsJvp => IsByColumns;

    public bool NeedsVjp => !IsDirect && !IsByColumns && !ReturnsArray;

    private bool ReturnsArray => _derivation.Results.Any(result => result.Type is BufferType);

    private string RowName => _derivation.Name + (ReturnsArray ? "JacobianRow" : "Vjp");

    /// <summary>The numbers of the results that have rows: what is only handed on, as a name, has none.</summary>
    private int[] Rows => [.. Enumerable.Range(0, _derivation.Results.Count).Where(result => _derivation.Results[result].Type is ScalarType)];

    private bool HasScalarResults => Rows.Length > 0 && _derivation.Results.All(result => result.Type is ScalarType or OpaqueType);

    private bool ReturnsTuple => HasScalarResults && !_derivation.HasActiveBuffer && !_derivation.Outputs.Any();

    // Arrays in, or an array out: matrices are returned, as arrays are by the method. Spans: the caller provides.
    private bool ReturnsMatrices => !ReturnsTuple && !_derivation.Outputs.Any()
        && _parameters.All(parameter => parameter.Rank > 0 || parameter.Value?.Type is not BufferType { Shape: not BufferShape.Array });

    private bool TakesSpans => !ReturnsTuple && !ReturnsMatrices;

    public IEnumerable<Sibling> Make()
    {
        EquatableArray<JacobianPart> parts = _parameters.Select(parameter => new JacobianPart(parameter, TakesSpans)).ToEquatableArray();
        SiblingBody body = _sweeps is not null ? new Computation(_sweeps.Build()) : IsByColumns ? new JacobianByColumns(_derivation.Name + "Jvp", parts) : new JacobianByRows(RowName, parts);
        var parameters = new List<SiblingParameter>(_derivation.PrimalParameters);
        if (TakesSpans)
            parameters.AddRange(_parameters.Select(parameter =>
                new SiblingParameter(parameter.Name + "Jacobian", "", new BufferType(BufferShape.Span, Element(parameter)))));
        string summary = $"The Jacobian of <c>{_derivation.Name}</c> with respect to {_derivation.ActiveNames}: row i holds the derivatives of output i.";
        yield return new Sibling(_derivation.Name + "Jacobian", false, summary, parameters.ToEquatableArray(), Result(), body);
        if (body is JacobianByRows && ReturnsArray)
            yield return VjpSibling.MakeRow(_derivation, RowName);
    }

    private static ScalarType Element(ParameterShape parameter) => parameter.Value!.Type as ScalarType ?? ((BufferType)parameter.Value.Type).Element;

    private ResultTree Result()
    {
        if (ReturnsTuple)
        {
            ResultTree[] rows = [.. Enumerable.Range(0, Rows.Length).Select(Row)];
            return rows.Length == 1
                ? rows[0]
                : new TupleResult(rows.Zip(Rows, (row, i) => new NamedResult(_derivation.Method.Shape.Result?.Names[i] ?? _derivation.Method.Shape.ResultNames[i], row)).ToEquatableArray());
        }
        if (!ReturnsMatrices)
            return new NoResult();
        NamedResult[] matrices = [.. _parameters.Select(parameter => new NamedResult(parameter.Name, new MatrixResult(Element(parameter))))];
        return matrices.Length == 1 ? matrices[0].Result : new TupleResult(matrices.ToEquatableArray());
    }

    private ResultTree Row(int row)
    {
        int next = row * _derivation.ActiveValues.Count();
        var partials = new List<NamedResult>();
        foreach (ParameterShape parameter in _parameters)
        {
            partials.Add(new NamedResult(parameter.Name, Derivation.GradientOf(parameter, next)));
            next += parameter.Values.Count;
        }
        return partials.Count == 1 ? partials[0].Result : new TupleResult(partials.ToEquatableArray());
    }
}
