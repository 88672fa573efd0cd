using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;

namespace NeuronSample;

/// <summary>What the command line says.</summary>
/// <param name="Data">The data file.</param>
/// <param name="Epochs">How often every row is seen.</param>
/// <param name="Rate">The step of full-batch descent.</param>
/// <param name="Batch">The rows of a mini-batch.</param>
/// <param name="Seed">For the split, the starting point and the order of the mini-batches.</param>
/// <param name="Picture">Where the picture of the loss curves goes.</param>
public sealed record Options(string Data, int Epochs, double Rate, int Batch, int Seed, string Picture)
{
    /// <summary>The command, with what it does once the line is understood.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<string> data = Text("--data", "The data file.", Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"), "FILE");
        Option<int> epochs = Positive("--epochs", "How often every row is seen.", 300);
        Option<int> batch = Positive("--batch", "The rows of a mini-batch.", 32);
        Option<int> seed = new("--seed") { Description = "For the split, the start and the mini-batches.", DefaultValueFactory = _ => 1, HelpName = "NUMBER" };
        Option<string> picture = Text("--picture", "Where the picture of the loss curves goes.", Path.Combine(AppContext.BaseDirectory, "loss.png"), "FILE");
        Option<double> rate = new("--rate") { Description = "The step of full-batch descent.", DefaultValueFactory = _ => 0.1, HelpName = "NUMBER" };
        rate.Validators.Add(result =>
        {
            if (Number(result) is { } value && !(value > 0 && double.IsFinite(value)))
                result.AddError("--rate must be above 0.");
        });

        RootCommand command = new("Trains a neuron, max(0, w·x + b), on the diabetes data by the gradient that GradGen generated.")
        {
            data, epochs, rate, batch, seed, picture,
        };
        command.SetAction(line => run(new Options(
            line.GetRequiredValue(data),
            line.GetRequiredValue(epochs),
            line.GetRequiredValue(rate),
            line.GetRequiredValue(batch),
            line.GetRequiredValue(seed),
            line.GetRequiredValue(picture))));
        return command;
    }

    private static Option<string> Text(string name, string description, string otherwise, string value) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = value };

    private static Option<int> Positive(string name, string description, int otherwise)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = "COUNT" };
        option.Validators.Add(result =>
        {
            if (Number(result) < 1)
                result.AddError($"{name} must be at least 1.");
        });
        return option;
    }

    /// <summary>The number given, or null where there is none: the parser itself tells of text in its place.</summary>
    private static double? Number(OptionResult result) =>
        result.Tokens is [var token] && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
