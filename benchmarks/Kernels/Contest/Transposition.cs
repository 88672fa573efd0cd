using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GradGen.Benchmarks.Contest;

/// <summary>Rows to columns, four by four where the processor can.</summary>
internal static class Transposition
{
    private const int Four = 4;

    public static void Transpose(ReadOnlySpan<double> from, int rows, int columns, Span<double> to)
    {
        if (!Avx.IsSupported || rows < Four || columns < Four)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    to[column * rows + row] = from[row * columns + column];
            }
            return;
        }

        from = from[..(rows * columns)];
        to = to[..(rows * columns)];
        for (int i = 0; i < rows; i += Four)
        {
            // At the end the last four, some of them once more.
            int row = Math.Min(i, rows - Four);
            for (int j = 0; j < columns; j += Four)
            {
                int column = Math.Min(j, columns - Four);
                Tile(ref Unsafe.Add(ref MemoryMarshal.GetReference(from), row * columns + column), columns, ref Unsafe.Add(ref MemoryMarshal.GetReference(to), column * rows + row), rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(ref double from, int fromRow, ref double to, int toRow)
    {
        Vector256<double> a = Vector256.LoadUnsafe(ref from);
        Vector256<double> b = Vector256.LoadUnsafe(ref from, (nuint)fromRow);
        Vector256<double> c = Vector256.LoadUnsafe(ref from, (nuint)(2 * fromRow));
        Vector256<double> d = Vector256.LoadUnsafe(ref from, (nuint)(3 * fromRow));
        (Vector256<double> ab0, Vector256<double> ab1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        (Vector256<double> cd0, Vector256<double> cd1) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        Avx.Permute2x128(ab0, cd0, 0x20).StoreUnsafe(ref to);
        Avx.Permute2x128(ab1, cd1, 0x20).StoreUnsafe(ref to, (nuint)toRow);
        Avx.Permute2x128(ab0, cd0, 0x31).StoreUnsafe(ref to, (nuint)(2 * toRow));
        Avx.Permute2x128(ab1, cd1, 0x31).StoreUnsafe(ref to, (nuint)(3 * toRow));
    }
}
