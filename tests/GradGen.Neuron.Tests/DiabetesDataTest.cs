using System;
using System.IO;
using System.Linq;
using NeuronSample;

namespace GradGen.Neuron.Tests;

/// <summary>A bad data file is told apart by place and reason.</summary>
public sealed class DiabetesDataTest : IDisposable
{
    private const string Header = "age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,progression";
    private const string Row = "59,2,32.1,101,157,93.2,38,4,4.8598,87,151";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Reads_the_data_of_the_sample()
    {
        Dataset data = DiabetesData.Read(Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"));

        Assert.Equal((442, 10), (data.Rows, data.Features));
        Assert.Equal(32.1, data.X[2]);
        Assert.Equal(151, data.Y[0]);
    }

    [Fact]
    public void Columns_may_be_in_any_order_and_others_are_passed_over()
    {
        string header = "progression,name," + Header.Replace(",progression", "");
        string row = "151,somebody," + Row.Replace(",151", "");

        Dataset data = Read([header, .. Enumerable.Repeat(row, 10), ""]);

        Assert.Equal((59, 151, 10), (data.X[0], data.Y[0], data.Rows));
    }

    [Theory]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData("\n\n", 1, 1, "the file is empty")]
    [InlineData("age,sex,bmi,bp,s1,s2,s3,s4,s5,progression", 1, 42, "there is no column 's6'")]
    [InlineData(Header + ",bmi", 1, 46, "there is a second column 'bmi'")]
    [InlineData(Header + "\n" + Row, 2, 1, "1 rows of data, and at least 10 are needed")]
    [InlineData(Header + "\n" + Row + "\n59,2,fat,101,157,93.2,38,4,4.8598,87,151", 3, 6, "'fat' in column 'bmi' is not a number")]
    [InlineData(Header + "\n" + "59,2,,101,157,93.2,38,4,4.8598,87,151", 2, 6, "'' in column 'bmi' is not a number")]
    [InlineData(Header + "\n" + "59,2, NaN,101,157,93.2,38,4,4.8598,87,151", 2, 7, "'NaN' in column 'bmi' is not a number")]
    [InlineData(Header + "\n" + "1,2,3", 2, 6, "3 fields, and the header names 11")]
    [InlineData(Header + "\n" + Row + ",7", 2, 43, "12 fields, and the header names 11")]
    public void A_bad_file_gets_line_column_and_reason(string text, int line, int column, string reason)
    {
        File.WriteAllText(_file, text);

        DataFileException error = Assert.Throws<DataFileException>(() => DiabetesData.Read(_file));

        Assert.Equal($"{_file}({line},{column}): {reason}", error.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        string missing = _file + ".missing";
        string folder = Path.GetTempPath();

        Assert.Equal($"{missing}(1,1): there is no such file", Assert.Throws<DataFileException>(() => DiabetesData.Read(missing)).Message);
        Assert.Equal($"{folder}(1,1): this is a folder", Assert.Throws<DataFileException>(() => DiabetesData.Read(folder)).Message);
    }

    private Dataset Read(string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return DiabetesData.Read(_file);
    }
}
