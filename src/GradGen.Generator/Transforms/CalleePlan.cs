using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Which parameters of the called functions are differentiated: those that depend on an active input at some call. One derivative method is
/// made per callee, for the union over its calls; a call where such an argument is constant passes zeros.
/// </summary>
internal sealed class CalleePlan
{
    private readonly HashSet<(string Callee, int Parameter)> _active = [];

    public CalleePlan(CalleeEffects effects, Function root, IEnumerable<Operand> inputs)
    {
        Effects = effects;
        int before;
        do
        {
            before = _active.Count;
            Visit(root, inputs);
            foreach (Function callee in effects.Functions)
                Visit(callee, ActiveParameters(callee));
        }
        while (_active.Count > before);
    }

    public CalleeEffects Effects { get; }

    public bool IsActive(string callee, int parameter) => _active.Contains((callee, parameter));

    public IEnumerable<Value> ActiveParameters(Function callee) => callee.Parameters.Where((_, i) => IsActive(callee.Key, i));

    private void Visit(Function function, IEnumerable<Operand> inputs)
    {
        // Nothing is asked about usefulness: what is varied may matter to some caller.
        var activity = new Activity(function.Body, new Memory(function.Body, Effects), Effects, inputs, []);
        foreach (Invoke invoke in function.Body.Flatten().OfType<Invoke>())
            for (int i = 0; i < invoke.Arguments.Count; i++)
                if (activity.IsVaried(invoke.Arguments[i]) || IsWrittenBuffer(invoke, i))
                    _active.Add((invoke.Callee, i));
    }

    // What the callee writes may depend on its other arguments.
    private bool IsWrittenBuffer(Invoke invoke, int argument) =>
        invoke.Arguments[argument].Type is BufferType { IsReal: true } && Effects.Writes(invoke, argument);
}
