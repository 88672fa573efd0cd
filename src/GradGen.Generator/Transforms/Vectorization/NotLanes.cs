using System;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>The loop's iterations cannot run side by side.</summary>
/// <param name="reason">Why: "it …".</param>
internal sealed class NotLanes(string reason) : Exception(reason);
