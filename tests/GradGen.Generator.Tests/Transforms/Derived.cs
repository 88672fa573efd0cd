using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Frontend;
using GradGen.Generator.Transforms;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>The IR of a sibling of a C# method.</summary>
internal sealed class Derived
{
    /// <param name="method">A static method, without its modifiers and its attribute.</param>
    /// <param name="suffix">The sibling: "Gradient".</param>
    /// <param name="options">The optimisations that run; all, when it is left out.</param>
    /// <param name="kinds">What the attribute asks for, as C# text; empty for the default.</param>
    /// <param name="vectorize">True when loops run in lanes, which most tests do not look at.</param>
    public Derived(string method, string suffix = "Gradient", Options? options = null, string kinds = "", bool vectorize = false)
    {
        DifferentiableMethod lowered = new Source($"[Differentiable{kinds}] public static {method}").Lowered;
        Sibling sibling = DifferentiationPlan.Apply(lowered, (options ?? Options.All) with { ForwardGradients = false, Vectorize = vectorize }).Siblings.First(sibling => sibling.Name == lowered.Shape.Name + suffix);
        Function = Verifier.Check(((Computation)sibling.Body).Function);
    }

    public Function Function { get; }

    public string Text => Printer.Print(Function).TrimEnd('\n');

    /// <summary>Every operation, those within blocks too.</summary>
    public IEnumerable<Op> Ops => Function.Body.Flatten();
}
