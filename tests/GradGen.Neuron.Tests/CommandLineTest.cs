using System;
using System.IO;
using System.Reflection;
using NeuronSample;

namespace GradGen.Neuron.Tests;

/// <summary>The sample as a user runs it: exit codes, and one line for an error.</summary>
public sealed class CommandLineTest
{
    [Fact]
    public void A_bad_file_is_one_line_and_exit_code_2()
    {
        (int code, string output, string error) = Run("--data", "nowhere.csv");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal("error: nowhere.csv(1,1): there is no such file\n", error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "many")]
    [InlineData("--rate", "-1")]
    [InlineData("--unknown", "1")]
    public void A_bad_option_is_exit_code_2(string option, string value)
    {
        (int code, _, string error) = Run(option, value);

        Assert.Equal(2, code);
        Assert.StartsWith("error: ", error);
    }

    [Fact]
    public void Help_names_the_options()
    {
        (int code, string output, string error) = Run("--help");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains("--data <FILE>", output);
    }

    [Fact]
    public void A_step_that_is_too_long_is_told()
    {
        (int code, _, string error) = Run("--rate", "1000", "--epochs", "200");

        Assert.Equal(1, code);
        Assert.Contains("choose a smaller --rate than 1000", error);
    }

    [Fact]
    public void It_trains()
    {
        string picture = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        try
        {
            (int code, string output, string error) = Run("--epochs", "50", "--picture", picture);

            Assert.Equal((0, ""), (code, error));
            Assert.DoesNotContain("\u001b", output);
            Assert.Contains("full batch, generated", output);
            Assert.True(new FileInfo(picture).Length > 1000);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        // In this process: the console's writers are shared, and the tests of this class run one after the other.
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter newOutput = new();
        using StringWriter newError = new();
        try
        {
            Console.SetOut(newOutput);
            Console.SetError(newError);
            MethodInfo main = typeof(Options).Assembly.EntryPoint!;
            int code = (int)main.Invoke(null, [arguments])!;
            return (code, newOutput.ToString(), newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
