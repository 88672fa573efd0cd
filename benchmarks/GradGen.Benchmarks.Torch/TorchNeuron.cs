using System;
using NeuronSample;
using TorchSharp;
using static TorchSharp.torch;

namespace GradGen.Benchmarks.Torch;

/// <summary>The neuron's loss and gradient as PyTorch computes them, one operation after the other, on one thread.</summary>
public sealed class TorchNeuron : IDisposable
{
    private readonly NeuronInput _input;
    private readonly Tensor _w;
    private readonly Tensor _b;
    private readonly Tensor _x;
    private readonly Tensor _y;

    public TorchNeuron(NeuronInput input)
    {
        _input = input;
        _w = tensor(input.W, dtype: float64, requires_grad: true);
        _b = tensor(input.B, dtype: float64, requires_grad: true);
        _x = tensor(input.X, dtype: float64).reshape(input.Y.Length, input.W.Length);
        _y = tensor(input.Y, dtype: float64);
    }

    /// <summary>Whether the native library can be loaded, and why not.</summary>
    public static bool Loads(out string reason)
    {
        try
        {
            set_num_threads(1);
            reason = "";
            return true;
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            reason = "It needs Linux on x64 and the C++ library of GCC 13 or later.";
            return false;
        }
    }

    /// <summary>One forward and one backward pass.</summary>
    public void Backward()
    {
        using DisposeScope scope = NewDisposeScope();
        _w.grad?.zero_();
        _b.grad?.zero_();
        (_y - (_x.mv(_w) + _b).relu()).square().mean().backward();
    }

    /// <summary>How far the generated gradient lies from this one, relative to the largest partial.</summary>
    public double DeviationFromGenerated()
    {
        Backward();
        Neuron.LossValueAndGradient(_input.W, _input.B, _input.X, _input.Y, _input.Gradient, out double bGradient);
        double largest = Math.Abs(bGradient);
        double deviation = Math.Abs(bGradient - _b.grad!.item<double>());
        double[] expected = _w.grad!.data<double>().ToArray();
        for (int j = 0; j < expected.Length; j++)
        {
            largest = Math.Max(largest, Math.Abs(expected[j]));
            deviation = Math.Max(deviation, Math.Abs(_input.Gradient[j] - expected[j]));
        }
        return deviation / largest;
    }

    public void Dispose()
    {
        _w.Dispose();
        _b.Dispose();
        _x.Dispose();
        _y.Dispose();
    }
}
