using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NeuronSample;

/// <summary>Reads the diabetes data: a comma-separated file whose first line names its columns.</summary>
public static class DiabetesData
{
    /// <summary>The columns that the neuron sees.</summary>
    public static readonly string[] Features = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];

    /// <summary>The column that it learns.</summary>
    public const string Target = "progression";

    private const int FewestRows = 10;

    /// <summary>Reads a file; columns may be in any order, and others beside them are passed over.</summary>
    /// <exception cref="DataFileException">The file does not hold what it should.</exception>
    public static Dataset Read(string file)
    {
        string[] lines = ReadLines(file);
        if (lines.All(string.IsNullOrWhiteSpace))
            throw new DataFileException(file, 1, 1, "the file is empty");

        string[] header = lines[0].Split(',').Select(name => name.Trim()).ToArray();
        int[] features = [.. Features.Select(name => ColumnOf(name, header, lines[0], file))];
        int target = ColumnOf(Target, header, lines[0], file);

        List<double> x = [];
        List<double> y = [];
        for (int i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            double[] row = Numbers(lines[i], header, [.. features, target], file, i + 1);
            x.AddRange(row.AsSpan(0, features.Length));
            y.Add(row[^1]);
        }
        if (y.Count < FewestRows)
            throw new DataFileException(file, lines.Length, 1, $"{y.Count} rows of data, and at least {FewestRows} are needed");
        return new Dataset([.. x], [.. y]);
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(file, 1, 1, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataFileException(file, 1, 1, Directory.Exists(file) ? "this is a folder" : "the file cannot be read");
        }
    }

    private static int ColumnOf(string name, string[] header, string line, string file)
    {
        int column = Array.IndexOf(header, name);
        if (column < 0)
            throw new DataFileException(file, 1, line.Length + 1, $"there is no column '{name}'");
        int again = Array.IndexOf(header, name, column + 1);
        if (again >= 0)
            throw new DataFileException(file, 1, StartOf(again, line), $"there is a second column '{name}'");
        return column;
    }

    private static double[] Numbers(string line, string[] header, int[] columns, string file, int lineNumber)
    {
        string[] fields = line.Split(',');
        if (fields.Length != header.Length)
        {
            int end = fields.Length < header.Length ? line.Length + 1 : StartOf(header.Length, line);
            throw new DataFileException(file, lineNumber, end, $"{fields.Length} fields, and the header names {header.Length}");
        }

        double[] numbers = new double[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            string text = fields[columns[i]].Trim();
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                throw new DataFileException(file, lineNumber, StartOf(columns[i], line), $"'{text}' in column '{header[columns[i]]}' is not a number");
        }
        return numbers;
    }

    /// <summary>Where a field begins, counted in characters from 1.</summary>
    private static int StartOf(int field, string line)
    {
        int start = 0;
        for (int i = 0; i < field; i++)
            start = line.IndexOf(',', start) + 1;
        while (start < line.Length && line[start] == ' ')
            start++;
        return start + 1;
    }
}
