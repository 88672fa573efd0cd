using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance
{
    /// <summary>Fixed income, and cash flows in general.</summary>
    public static partial class Bonds
    {
        public enum Compounding
        {
            Continuous,
            Annual,
            SemiAnnual = 2,
            Quarterly = 4,
        }

        [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
        public static double Price([Domain(0.01, 0.1)] double yield, [Domain(0.01, 0.08)] double coupon, [Domain(2, 6)] int years, [Domain(100, 100)] double face = 100, [Domain(2, 2)] int frequency = 2)
        {
            if (frequency <= 0) throw new ArgumentOutOfRangeException("frequency");
            double price = 0.0;
            double c = coupon * face / frequency;
            int n = years * frequency;
            for (int i = 1; i <= n; i++)
                price += c / Math.Pow(1.0 + yield / frequency, i);
            price += face / Math.Pow(1.0 + yield / frequency, n);
            return price;
        }

        [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
        public static (double Price, double ModifiedDuration, double Convexity) Analytics([Domain(0.01, 0.1)] double y, [Domain(0.01, 0.08)] double coupon, [Domain(2, 4)] int years, [Domain(0, 1)] Compounding compounding)
        {
            double price = 0, duration = 0, convexity = 0;
            int m = compounding == Compounding.Continuous ? 1 : (int)compounding;
            for (int i = 1; i <= years * m; i++)
            {
                double t = (double)i / m;
                double cash = coupon / m;
                if (i == years * m) cash += 1;
                double df = DiscountFactor(y, t, compounding);
                price += cash * df;
                if (compounding == Compounding.Continuous)
                {
                    duration += t * cash * df;
                    convexity += t * t * cash * df;
                }
                else
                {
                    double g = 1 + y / m;
                    duration += t / g * cash * df;
                    convexity += t * (t + 1.0 / m) / (g * g) * cash * df;
                }
            }
            duration /= price;
            convexity /= price;
            return (price, duration, convexity);
        }

        /// <summary>Newton-Raphson on the price.</summary>
        [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
        public static double YieldToMaturity([Domain(90, 110)] double price, [Domain(0.02, 0.08)] double coupon, [Domain(2, 5)] int years)
        {
            double y = coupon;
            double diff;
            int iterations = 0;
            do
            {
                double p = 0, dp = 0;
                for (int i = 1; i <= years; i++)
                {
                    double cash = 100 * coupon + (i == years ? 100 : 0);
                    double df = Math.Pow(1 + y, -i);
                    p += cash * df;
                    dp -= i * cash * df / (1 + y);
                }
                diff = (p - price) / dp;
                y -= diff;
                if (++iterations > 50)
                    throw new ArithmeticException(string.Format("No yield for a price of {0:N2}", price));
            } while (Math.Abs(diff) > 1e-14);
            return y;
        }

        /// <summary>Net present value of flows at years 0, 1, 2, ...</summary>
        [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
        public static double Npv([Domain(0.01, 0.2)] double rate, [Domain(-50, 100, Length = 5)] params double[] flows)
        {
            double npv = 0;
            double factor = 1;
            foreach (double flow in flows)
            {
                npv += flow * factor;
                factor /= 1 + rate;
            }
            return npv;
        }

        /// <summary>Internal rate of return of an investment of 100, by Newton's method with a guess.</summary>
        [Differentiable(nameof(flows), Derivatives = Gradient | Vjp | Jvp)]
        public static double Irr([Domain(20, 50, Length = 4)] double[] flows, [Domain(0.1, 0.1)] double guess = 0.1)
        {
            const double Investment = 100;
            double rate = guess;
            for (int iteration = 0; ; iteration++)
            {
                if (iteration == 60)
                    return double.NaN;
                double value = -Investment, slope = 0;
                for (int t = 0; t < flows.Length; t++)
                {
                    double term = flows[t] / Math.Pow(1 + rate, t + 1);
                    value += term;
                    slope -= (t + 1) * term / (1 + rate);
                }
                double next = rate - value / slope;
                bool done = Math.Abs(next - rate) < 1e-13;
                rate = next;
                if (done)
                    break;
            }
            return rate;
        }

        /// <summary>Total interest of a loan with level payments and yearly prepayments.</summary>
        [Differentiable(nameof(principal), nameof(annualRate), nameof(prepayment), Derivatives = Gradient | Vjp | Jvp)]
        public static double TotalInterest([Domain(90_000, 110_000)] double principal, [Domain(0.03, 0.07)] double annualRate, [Domain(24, 36)] int months, [Domain(1000, 2000)] double prepayment)
        {
            double monthlyRate = annualRate / 12;
            double payment = principal * monthlyRate / (1 - Math.Pow(1 + monthlyRate, -months));
            double balance = principal, paid = 0;
            var log = new List<string>();
            for (int month = 1; month <= months; month++)
            {
                double interest = balance * monthlyRate;
                paid += interest;
                double toPrincipal = payment - interest;
                if (month % 12 == 0)
                {
                    toPrincipal += prepayment;
                    log.Add("prepayment in month " + month);
                }
                if (toPrincipal >= balance)
                {
                    balance = 0;
                    break;
                }
                balance -= toPrincipal;
            }
            return paid;
        }

        private static double DiscountFactor(double y, double t, Compounding compounding)
        {
            switch (compounding)
            {
                case Compounding.Continuous:
                    return Math.Exp(-y * t);
                case Compounding.Annual:
                case Compounding.SemiAnnual:
                case Compounding.Quarterly:
                    return Math.Pow(1 + y / (int)compounding, -t * (int)compounding);
                default:
                    throw new NotSupportedException($"{compounding}");
            }
        }
    }
}
