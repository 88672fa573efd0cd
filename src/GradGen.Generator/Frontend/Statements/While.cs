using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>while, do, and every for that is not counted.</summary>
internal sealed partial class BodyLowering
{
    private void While(IWhileLoopOperation loop)
    {
        _builder.Origin = OneLine(loop.Syntax);
        Repeat(loop, loop.Condition, loop.ConditionIsTop, loop.ConditionIsUntil, loop.Body, []);
    }

    /// <remarks>
    /// A condition that may assign variables or elements, or that comes last, is evaluated in the body, where it sets the flag of break:
    /// the block of the condition yields nothing but the condition.
    /// </remarks>
    private void Repeat(ILoopOperation loop, IOperation? condition, bool testFirst, bool negate, IOperation body, IOperation[] bottom)
    {
        string origin = _builder.Origin;
        bool inBody = condition is not null && (!testFirst || new Assignments(condition).Any || MayWriteElements(condition));
        LoopScope scope = OpenLoop();
        var flags = new List<Slot>();
        if (inBody || Exits.HasBreak(loop))
            flags.Add(scope.Broken);
        if (Exits.HasReturn(body))
        {
            flags.Add(_frame.Returned);
            if (_frame.Result is Slot result)
                flags.Add(result);
        }
        var carried = new Carried(this, loop, new Assignments(loop), flags, inBody || condition is null or { ConstantValue: { HasValue: true, Value: true } });

        _builder.OpenBlock();
        EquatableArray<Value> conditionParameters = carried.Enter();
        Operand test = Test(loop, condition is null || inBody ? null : Condition);
        Block conditionBlock = _builder.CloseBlock(conditionParameters, [test]);

        _builder.OpenBlock();
        EquatableArray<Value> bodyParameters = carried.Enter();
        foreach (Slot flag in Flags())
            Set(flag, false);
        Step[] first = inBody && testFirst ? [new Step(null, StopUnless), new Step(body, null)] : [new Step(body, null)];
        Step[] last = [.. bottom.Select(statement => new Step(statement, null))];
        if (inBody && !testFirst)
            last = [.. last, new Step(null, StopUnless)];
        if (Exits.HasContinue(loop))
        {
            Sequence(first, 0);
            Set(scope.Skipped, false);
            Sequence(last, 0);
        }
        else
        {
            Sequence([.. first, .. last], 0);
        }
        Block bodyBlock = _builder.CloseBlock(bodyParameters, carried.Current());
        _builder.Origin = origin;

        (Carried.Pruned pruned, Block[] blocks) = carried.Leave(conditionBlock, bodyBlock);
        CloseLoop(scope);
        _builder.Add(new WhileLoop(pruned.Results, pruned.Initial, blocks[0], blocks[1]) { Site = SiteOf(loop) });
        foreach (Op op in pruned.After)
            _builder.Add(op);

        Operand Condition()
        {
            _builder.Origin = origin;
            Operand value = Scalar(condition!);
            return negate ? Not(value) : value;
        }

        void StopUnless() => Set(scope.Broken, new Atom(Not(Condition())));
    }

    private static bool MayWriteElements(IOperation condition) => condition.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.MethodKind == MethodKind.LocalFunction
        || call.Arguments.Any(argument => argument.Parameter is not null && Types.Ir(argument.Parameter.Type) is BufferType { Shape: not BufferShape.ReadOnlySpan }));

    /// <summary>The condition, evaluated only where control did not leave the loop.</summary>
    private Operand Test(ILoopOperation loop, Func<Operand>? condition)
    {
        if (Pending() is not Operand left)
            return condition?.Invoke() ?? Constant.True;
        return condition is null
            ? Not(left)
            : ((Atom)Choose(loop.Syntax, left, () => new Atom(Constant.False), () => new Atom(condition()), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    private Operand Not(Operand value) => value is Constant ? Constant.Boolean(value.Equals(Constant.False)) : _builder.Compute(Operator.Not, ScalarType.Boolean, [value]);
}
