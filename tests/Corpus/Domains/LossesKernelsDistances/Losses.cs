using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.LossesKernelsDistances;

public enum Reduction
{
    None,
    Mean,
    Sum,
}

/// <summary>Losses as a training framework has them: (prediction, target, options).</summary>
public static partial class Losses
{
    private const double Eps = 1e-12;

    [Differentiable(nameof(prediction), nameof(delta), Derivatives = Gradient | Vjp | Jvp)]
    public static double Huber([Domain(-3, 3, Length = 5)] ReadOnlySpan<double> prediction, [Domain(-3, 3, Length = 5)] ReadOnlySpan<double> target, [Domain(0.5, 1.5)] double delta = 1.0, [Domain(1, 2)] Reduction reduction = Reduction.Mean)
    {
        CheckLengths(prediction.Length, target.Length);
        var loss = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var error = Math.Abs(prediction[i] - target[i]);
            loss += error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
        }

        return Reduce(loss, prediction.Length, reduction);
    }

    /// <summary>Huber's loss of one residual.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 1)]
    [Kink(0, 1)]
    public static double HuberOf([Domain(-3, 3)] double residual, [Domain(0.5, 1.5)] double delta)
    {
        double size = Math.Abs(residual);
        if (size > delta)
            return delta * (size - 0.5 * delta);
        return 0.5 * residual * residual;
    }

    [Differentiable(nameof(logits), Derivatives = Gradient | Vjp | Jvp)]
    public static double CrossEntropy([Domain(-3, 3, Length = 4)] double[] logits, [Domain(0, 3)] int label, [Domain(0, 0.2)] double smoothing = 0)
    {
        if (label < 0 || label >= logits.Length)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"There are {logits.Length} classes.");
        double max = double.NegativeInfinity;
        foreach (double l in logits)
            max = Math.Max(max, l);
        double sum = 0;
        foreach (double l in logits)
            sum += Math.Exp(l - max);
        double logSum = max + Math.Log(sum);
        double loss = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double weight = smoothing / logits.Length + (i == label ? 1 - smoothing : 0);
            loss += weight * (logSum - logits[i]);
        }
        return loss;
    }

    [Differentiable(nameof(logit), Derivatives = Gradient | Vjp | Jvp)]
    public static double BinaryCrossEntropyWithLogits([Domain(-6, 6)] double logit, [Domain(0, 1)] double target) =>
        Math.Max(logit, 0) - logit * target + Math.Log(1 + Math.Exp(-Math.Abs(logit)));

    [Differentiable(nameof(p), nameof(gamma), Derivatives = Gradient | Vjp | Jvp)]
    public static double Focal([Domain(0.05, 0.95)] double p, [Domain(0, 1)] bool positive, [Domain(0.5, 3)] double gamma = 2, [Domain(0.25, 0.25)] double alpha = 0.25)
    {
        p = Math.Clamp(p, Eps, 1 - Eps);
        double pt = positive ? p : 1 - p;
        double at = positive ? alpha : 1 - alpha;
        return -at * Math.Pow(1 - pt, gamma) * Math.Log(pt);
    }

    /// <summary>Hinge loss of a linear classifier with a penalty on its weights.</summary>
    [Differentiable(nameof(w), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static double Hinge([Domain(-1, 1, Length = 2)] double[] w, [Domain(-1, 1)] double b, [Domain(-2, 2, Rows = 5, Columns = 2)] double[,] x, [Domain(0.01, 0.1)] double lambda, [Domain(0, 1)] bool squared)
    {
        double loss = 0;
        for (int i = 0; i < x.GetLength(0); i++)
        {
            int y = i % 2 == 0 ? 1 : -1;
            double score = b;
            for (int j = 0; j < w.Length; j++)
                score += w[j] * x[i, j];
            double margin = 1 - y * score;
            if (margin <= 0)
                continue;
            loss += squared ? margin * margin : margin;
        }

        double norm = 0;
        foreach (double wi in w) norm += wi * wi;
        return loss / x.GetLength(0) + lambda / 2 * norm;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Triplet([Domain(-1, 1, Length = 3)] ReadOnlySpan<double> anchor, [Domain(-1, 1, Length = 3)] ReadOnlySpan<double> positive, [Domain(-1, 1, Length = 3)] ReadOnlySpan<double> negative, [Domain(1, 2)] double margin = 1)
    {
        double near = Distance(anchor, positive), far = Distance(anchor, negative);
        return Math.Max(0, near - far + margin);

        static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double d = a[i] - b[i];
                sum += d * d;
            }
            return Math.Sqrt(sum);
        }
    }

    /// <summary>The pinball loss of several quantiles at once.</summary>
    [Differentiable(nameof(predictions), Derivatives = Gradient | Vjp | Jvp)]
    public static double Quantile([Domain(-2, 2, Length = 3)] double[] predictions, [Domain(-2, 2)] double observed)
    {
        double total = 0;
        int next = 0;
        foreach (double q in new[] { 0.1, 0.5, 0.9 })
        {
            double e = observed - predictions[next++];
            total += e >= 0 ? q * e : (q - 1) * e;
        }
        return total;
    }

    /// <summary>Soft Dice over a mask of probabilities, float as the network has them.</summary>
    [Differentiable(nameof(probabilities), Derivatives = Gradient | Vjp | Jvp)]
    public static float Dice([Domain(0, 1, Length = 6)] ReadOnlySpan<float> probabilities, [Domain(0, 1, Length = 6)] ReadOnlySpan<float> mask, [Domain(1, 1)] float smooth = 1f)
    {
        float intersection = 0f, sum = 0f;
        int i = 0;
        while (i < probabilities.Length)
        {
            intersection += probabilities[i] * mask[i];
            sum += probabilities[i] + mask[i++];
        }
        return 1f - (2f * intersection + smooth) / (sum + smooth);
    }

    /// <summary>One minus the generalised intersection over union of two boxes given by centre and size.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GeneralizedIou([Domain(-1, 1, Length = 4)] double[] predicted, [Domain(-1, 1, Length = 4)] double[] truth)
    {
        Box a = Box.FromCentre(predicted[0], predicted[1], 2 + predicted[2], 2 + predicted[3]);
        Box b = Box.FromCentre(truth[0], truth[1], 2 + truth[2], 2 + truth[3]);
        double overlap = (a & b).Area;
        double union = a.Area + b.Area - overlap;
        double hull = (a | b).Area;
        return 1 - overlap / union + (hull - union) / hull;
    }

    /// <summary>Contrast of one query with keys of which the first is its own.</summary>
    [Differentiable(nameof(query), nameof(keys), Derivatives = Gradient | Vjp | Jvp)]
    public static double InfoNce([Domain(-1, 1, Length = 3)] double[] query, [Domain(-1, 1, Rows = 4)] double[][] keys, [Domain(0.2, 1)] double temperature)
    {
        if (temperature <= 0)
            throw new ArgumentException("The temperature must be positive.", nameof(temperature));
        double first = 0;
        double sum = 0;
        for (int k = 0; k < keys.Length; k++)
        {
            double[] key = keys[k];
            double dot = 0, nq = Eps, nk = Eps;
            for (int i = 0; i < query.Length; i++)
            {
                dot += query[i] * key[i];
                nq += query[i] * query[i];
                nk += key[i] * key[i];
            }
            double similarity = dot / Math.Sqrt(nq * nk) / temperature;
            if (k == 0)
                first = similarity;
            sum += Math.Exp(similarity);
        }
        return Math.Log(sum) - first;
    }

    /// <summary>Deviance of the Tweedie family: normal, Poisson, gamma, and what lies between.</summary>
    [Differentiable(nameof(mean), Derivatives = Gradient | Vjp | Jvp)]
    public static double Deviance([Domain(0.5, 3)] double observed, [Domain(0.5, 3)] double mean, [Domain(0, 3)] int kind)
    {
        double power = kind switch { 0 => 0, 1 => 1, 2 => 1.5, _ => 2 };
        if (power == 0)
            return (observed - mean) * (observed - mean);
        if (power == 1)
            return 2 * (observed * Math.Log(observed / mean) - observed + mean);
        if (power == 2)
            return 2 * (observed / mean - Math.Log(observed / mean) - 1);
        return 2 * (Math.Pow(observed, 2 - power) / ((1 - power) * (2 - power)) - observed * Math.Pow(mean, 1 - power) / (1 - power) + Math.Pow(mean, 2 - power) / (2 - power));
    }

    private static double Reduce(double sum, int count, Reduction reduction) => reduction switch
    {
        Reduction.Sum => sum,
        Reduction.Mean => count == 0 ? double.NaN : sum / count,
        _ => throw new NotSupportedException($"Reduction {reduction} has no scalar result."),
    };

    private static void CheckLengths(int left, int right)
    {
        if (left != right)
            throw new ArgumentException($"Lengths differ: {left} and {right}.");
    }

    private readonly struct Box
    {
        private readonly double _left, _bottom, _right, _top;

        private Box(double left, double bottom, double right, double top)
        {
            _left = left;
            _bottom = bottom;
            _right = right;
            _top = top;
        }

        public double Area => Math.Max(0, _right - _left) * Math.Max(0, _top - _bottom);

        public static Box FromCentre(double x, double y, double width, double height) => new(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

        public static Box operator &(Box a, Box b) => new(Math.Max(a._left, b._left), Math.Max(a._bottom, b._bottom), Math.Min(a._right, b._right), Math.Min(a._top, b._top));

        public static Box operator |(Box a, Box b) => new(Math.Min(a._left, b._left), Math.Min(a._bottom, b._bottom), Math.Max(a._right, b._right), Math.Max(a._top, b._top));
    }
}
