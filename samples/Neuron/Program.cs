using System;
using System.CommandLine;
using System.IO;
using System.Text;
using NeuronSample;
using Spectre.Console;

const int Failed = 1;
const int BadInput = 2;

Console.OutputEncoding = Encoding.UTF8;
ParseResult line = Options.Command(Run).Parse(args);
foreach (System.CommandLine.Parsing.ParseError error in line.Errors)
    Console.Error.WriteLine($"error: {error.Message}");
return line.Errors.Count > 0 ? BadInput : line.Invoke();

static int Run(Options options)
{
    try
    {
        Experiment experiment = new(options, DiabetesData.Read(options.Data));
        Report report = new(AnsiConsole.Create(new AnsiConsoleSettings()), experiment);
        report.Write(report.Train());
        return 0;
    }
    catch (DataFileException e)
    {
        Console.Error.WriteLine($"error: {e.Message}");
        return BadInput;
    }
    catch (Exception e) when (e is DivergedException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"error: {e.Message}");
        return Failed;
    }
}
