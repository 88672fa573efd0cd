using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>
/// Values of a function whose minimum a loop looks for by comparing them: the derivative of the function is 0 there, so that of its value needs none of where the minimum is.
/// </summary>
internal sealed class Extrema
{
    private readonly Dependence _graph;
    private readonly HashSet<int> _found;
    private readonly HashSet<int> _varied;
    private readonly HashSet<int> _values;
    private readonly HashSet<string> _forms;

    /// <param name="graph">The function's dependences.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="compared">The comparisons that decide what it finds.</param>
    /// <param name="found">What depends on what it finds.</param>
    /// <param name="varied">What depends smoothly on an active input.</param>
    public Extrema(Dependence graph, Loop loop, HashSet<int> compared, HashSet<int> found, HashSet<int> varied)
    {
        _graph = graph;
        _found = found;
        _varied = varied;
        _values = [.. compared.SelectMany(comparison => graph.Predecessors(comparison)).Where(edge => edge.Link == Link.Discrete && varied.Contains(edge.Node) && found.Contains(edge.Node) && loop.Contains(edge.Node)).Select(edge => edge.Node)];
        // Two values of one function are compared, not one value with zero.
        _forms = [.. compared.Select(comparison => graph.Predecessors(comparison).Select(edge => edge.Node).Where(_values.Contains).ToArray()).Where(values => values.Length == 2 && Form(values[0], 0) == Form(values[1], 0)).Select(values => Form(values[0], 0))];
    }

    public bool Contains(int node) => _values.Contains(node) || (_forms.Count > 0 && _varied.Contains(node) && _found.Contains(node) && _forms.Contains(Form(node, 0)));

    /// <summary>How the value is computed; what is found, and not varied, is left open.</summary>
    private string Form(int node, int depth)
    {
        if (_found.Contains(node) && !_varied.Contains(node))
            return "?";
        return depth > 40 || !_found.Contains(node) ? $"%{node}" : _graph.Definition(node) switch
        {
            Compute op => $"{op.Operator}({Forms(op.Operands, depth)})",
            Apply op => $"{op.Function}({Forms(op.Operands, depth)})",
            _ => $"%{node}",
        };
    }

    private string Forms(IEnumerable<Operand> operands, int depth) => string.Join(",", operands.Select(operand => operand is Value value ? Form(value.Id, depth + 1) : operand.ToString()));
}
