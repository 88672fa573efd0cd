using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Objects of one type or another: made by a switch, chosen in a loop, known by what they have in common.</summary>
public static partial class ObjectsOfTypes
{
    private interface IKernel
    {
        double Reach { get; }

        double At(double x);
    }

    private abstract class Kernel : IKernel
    {
        protected double shift = 0.5;

        public virtual double Reach => 1;

        public abstract double At(double x);

        public double Twice(double x) => 2 * At(x) + Reach;
    }

    private sealed class Gaussian(double width) : Kernel
    {
        public override double Reach => 3 * width;

        public override double At(double x) => Math.Exp(-x * x / (1 + width * width)) + shift;
    }

    private sealed class Rational : Kernel
    {
        public double Power { get; set; }

        public double Scale { get; set; } = 1;

        public override double At(double x) => Scale / (1 + Math.Pow(x * x + 1, Power));
    }

    private abstract record Shape
    {
        public static readonly Circle Unit = new(1);

        public abstract double Area { get; }
    }

    private sealed record Circle(double Radius) : Shape
    {
        public override double Area => Math.PI * Radius * Radius;
    }

    private sealed record Box(double Width, double Height) : Shape
    {
        public override double Area => Width * Height;
    }

    private static Kernel Make(int kind, double a, double b) => kind switch
    {
        < 3 => new Gaussian(a),
        < 100 => new Rational { Power = a, Scale = b },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Made(double x, double y, int kind)
    {
        Kernel kernel = Make(kind, x, y);
        double sum = 0;
        for (int i = 0; i < 4; i++)
            sum += kernel.At(0.3 * i * y) * kernel.Reach;
        return sum + kernel.Twice(x);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByInterface(double x, double y, int kind)
    {
        IKernel kernel;
        if (kind < 3)
            kernel = new Gaussian(y);
        else
            kernel = new Rational { Power = y };
        return Sum(kernel, x) * kernel.Reach;
    }

    private static double Sum(IKernel kernel, double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
            sum += kernel.At(x + i);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InALoop(double[] x, double y)
    {
        Shape shape = Shape.Unit;
        double sum = 0;
        foreach (double value in x)
        {
            if (value > 1)
                shape = new Box(value, shape.Area * 0.1);
            else if (value < 0.2)
                shape = new Circle(y * value);
            sum += shape.Area * value;
        }
        return sum * (shape is Box ? 2 : 1) + y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Matched(double x, double y)
    {
        Shape shape = x > y ? new Circle(x) : new Box(x, y);
        double sum = shape switch
        {
            Circle { Radius: > 1 } great => great.Radius * 2,
            Circle small => small.Area * y,
            Box(var width, var height) when width > height => width * height * height,
            Box box => box.Width * y,
            _ => 0,
        };
        return sum + (shape is Box { Height: > 0.5 } high ? high.Height * x : 1);
    }
}
