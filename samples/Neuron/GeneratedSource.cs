using System.IO;
using System.Linq;
using System.Reflection;

namespace NeuronSample;

/// <summary>The file that GradGen wrote when this sample was built; the build left its folder in the assembly.</summary>
public static class GeneratedSource
{
    /// <summary>The folder of all generated files.</summary>
    public static string Folder { get; } = typeof(GeneratedSource).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "GeneratedFiles")?.Value ?? "";

    /// <summary>The file with the gradient of <see cref="Neuron.Loss"/>, or null where the sample runs without the folder it was built in.</summary>
    public static string? Find() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .FirstOrDefault(file => File.ReadAllText(file).Contains("LossGradient("))
        : null;
}
