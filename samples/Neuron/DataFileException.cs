using System;

namespace NeuronSample;

/// <summary>What is wrong with a data file, and where: <c>file(line,column): reason</c>, as compilers say it.</summary>
public sealed class DataFileException(string file, int line, int column, string reason)
    : Exception($"{file}({line},{column}): {reason}");
