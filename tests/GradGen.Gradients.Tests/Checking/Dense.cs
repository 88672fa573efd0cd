using System;
using System.Linq;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Small dense matrices, to write closed forms with.</summary>
internal static class Dense
{
    public static double[,] Row(params double[] elements) => Make(1, elements.Length, (_, column) => elements[column]);

    public static double[,] Column(double[] elements) => Make(elements.Length, 1, (row, _) => elements[row]);

    public static double[,] Diagonal(int size, Func<int, double> element) => Make(size, size, (row, column) => row == column ? element(row) : 0);

    public static double[,] Make(int rows, int columns, Func<int, int, double> element)
    {
        double[,] matrix = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                matrix[row, column] = element(row, column);
        }
        return matrix;
    }

    /// <summary>Matrices with the same number of rows, side by side.</summary>
    public static double[,] Beside(params double[][,] matrices)
    {
        int rows = matrices[0].GetLength(0);
        double[,] result = new double[rows, matrices.Sum(matrix => matrix.GetLength(1))];
        int start = 0;
        foreach (double[,] matrix in matrices)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < matrix.GetLength(1); column++)
                    result[row, start + column] = matrix[row, column];
            }
            start += matrix.GetLength(1);
        }
        return result;
    }

    public static double[,] Multiply(double[,] left, double[,] right) => Make(
        left.GetLength(0),
        right.GetLength(1),
        (row, column) => Enumerable.Range(0, left.GetLength(1)).Sum(k => left[row, k] * right[k, column]));
}
