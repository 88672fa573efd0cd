namespace GradGen.Generator.Transforms;

/// <summary>Which optimisations run. All, for users; tests switch each one off and compare.</summary>
internal sealed record Options(bool Fold = true, bool ShareSubexpressions = true, bool HoistInvariants = true, bool AssignGradients = true, bool Ascend = true, bool FuseSweeps = true)
{
    public static readonly Options All = new();
}
