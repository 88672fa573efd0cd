using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>An integer as a sum of products of values, with factors; two that are equal have the same terms. Sums and products wrap around as in C#.</summary>
internal sealed class Polynomial
{
    private const int MostTerms = 16;

    // By the ids of the values multiplied, in order: "3 7".
    private readonly Dictionary<string, int> _terms = [];

    private Polynomial()
    {
    }

    /// <summary>What the operand is made of, as far as the definitions are known and it does not have too many terms.</summary>
    public static Polynomial Of(Operand operand, IReadOnlyDictionary<int, Compute> definitions)
    {
        if (operand is Constant constant)
            return Term("", unchecked((int)constant.Bits));
        if (operand is Value value && definitions.TryGetValue(value.Id, out Compute? op) && op.Result.Type.Equals(ScalarType.Int32) && op.Operands.All(part => part.Type.Equals(ScalarType.Int32))
            && op.Operator is Operator.Add or Operator.Subtract or Operator.Multiply)
        {
            Polynomial a = Of(op.Operands[0], definitions), b = Of(op.Operands[1], definitions);
            Polynomial made = op.Operator == Operator.Multiply ? a.Times(b) : a.Plus(b, op.Operator == Operator.Add ? 1 : -1);
            if (made._terms.Count <= MostTerms)
                return made;
        }
        return Term(operand is Value atom ? atom.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : operand.ToString().Replace(' ', '\t'), 1);
    }

    public Polynomial Minus(Polynomial other) => Plus(other, -1);

    /// <summary>True when this is so many times the other.</summary>
    public bool Is(int times, Polynomial other) => Plus(other, -times)._terms.Count == 0;

    private static Polynomial Term(string values, int factor)
    {
        var polynomial = new Polynomial();
        polynomial.Add(values, factor);
        return polynomial;
    }

    private Polynomial Plus(Polynomial other, int factor)
    {
        var sum = new Polynomial();
        foreach (KeyValuePair<string, int> term in _terms)
            sum.Add(term.Key, term.Value);
        foreach (KeyValuePair<string, int> term in other._terms)
            sum.Add(term.Key, unchecked(term.Value * factor));
        return sum;
    }

    private Polynomial Times(Polynomial other)
    {
        var product = new Polynomial();
        foreach (KeyValuePair<string, int> a in _terms)
            foreach (KeyValuePair<string, int> b in other._terms)
                product.Add(string.Join(" ", $"{a.Key} {b.Key}".Split(' ').Where(id => id.Length > 0).OrderBy(id => id, System.StringComparer.Ordinal)), unchecked(a.Value * b.Value));
        return product;
    }

    private void Add(string values, int factor)
    {
        int sum = unchecked((_terms.TryGetValue(values, out int known) ? known : 0) + factor);
        if (sum == 0)
            _terms.Remove(values);
        else
            _terms[values] = sum;
    }
}
