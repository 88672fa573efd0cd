using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>About what operations cost, in multiplications, to choose among the loops of a nest: how often each runs is a guess.</summary>
internal static class LoopCost
{
    private const double OuterTrips = 256, InnerTrips = 16, Remainder = 1.5, Lanes = 4;

    /// <summary>What a loop costs before its first and after its last iteration.</summary>
    private const double Entry = 3;

    public static double Of(IEnumerable<Op> ops) => Of(ops, OuterTrips, []);

    private static double Of(IEnumerable<Op> ops, double trips, HashSet<int> ends) => ops.Sum(op => Of(op, trips, ends));

    private static double Of(Op op, double trips, HashSet<int> ends)
    {
        switch (op)
        {
            // What several vectors leave to one is counted as if there were but one.
            case CountedLoop { Lanes: not null, Start: Value start } when ends.Contains(start.Id):
                return 0;
            case CountedLoop loop:
                // Several at once leave a few, too.
                if (loop is { Step: > 1, Bound: Value whole })
                    ends.Add(whole.Id);
                return Entry + (Trips(loop, trips, ends) * Of(loop.Body.Ops, InnerTrips, ends));
            case WhileLoop loop:
                return Entry + (InnerTrips * (Of(loop.Condition.Ops, InnerTrips, ends) + Of(loop.Body.Ops, InnerTrips, ends)));
            case Branch branch:
                return 1 + System.Math.Max(Of(branch.Then.Ops, trips, ends), Of(branch.Else.Ops, trips, ends));
            case Compute { Operator: Operator.LanesEnd } end:
                ends.Add(end.Result.Id);
                return 2;
            case Compute compute:
                return compute.Operator switch
                {
                    Operator.Divide or Operator.Remainder or Operator.Iterations => 4,
                    Operator.LaneSum or Operator.LaneMax or Operator.LaneMin => 5,
                    Operator.View or Operator.Length => 0,
                    _ when compute.Result.Type is ScalarType { IsReal: false } => 0.5,
                    _ => 1,
                };
            case Apply apply:
                return apply.Function is "Abs" or "Max" or "Min" or "Sqrt" ? 2 : 20;
            case Access access:
                double places = access is Accumulate ? 2 : 1;
                return access.Stride is null ? places : places * Lanes * 2;
            default:
                return 2;
        }
    }

    private static double Trips(CountedLoop loop, double trips, HashSet<int> ends)
    {
        if (loop.Start is Value start && ends.Contains(start.Id))
            return Remainder;
        if (loop is { Start: Constant first, Bound: Constant last })
            trips = System.Math.Max(1, System.Math.Abs((double)last.Bits - first.Bits));
        trips /= System.Math.Max(1, System.Math.Abs(loop.Step));
        return loop.Lanes is null ? trips : trips / Lanes;
    }
}
