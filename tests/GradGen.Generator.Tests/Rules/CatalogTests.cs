using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>No method of Math, MathF, double or float is forgotten, and none is listed that does not exist.</summary>
public class CatalogTests
{
    private static IEnumerable<MethodInfo> Methods =>
        new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static));

    [Fact]
    public void EveryMethodIsKnown()
    {
        string[] missing = [.. Methods.Where(method => Find(method) is null).Select(Key)];
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryEntryExists()
    {
        HashSet<string> real = [.. Methods.Select(Key)];
        Assert.Superset(new HashSet<string>(FunctionCatalog.Methods), real);
    }

    [Fact]
    public void RefusedNamesExist()
    {
        foreach (string name in CatalogRows.RefusedOfNumber.Keys)
            Assert.Contains(Methods, method => method.DeclaringType == typeof(double) && method.Name == name);
        foreach (string name in CatalogRows.RefusedOfMath.Keys)
            Assert.Contains(Methods, method => method.DeclaringType == typeof(Math) && method.Name == name);
    }

    [Fact]
    public void TreatmentsAgreeWithTheRuleTable()
    {
        foreach (CatalogEntry entry in Methods.Select(method => Find(method)!))
        {
            switch (entry.Treatment)
            {
                case Treatment.Rule:
                    Assert.NotNull(RuleTable.Find(entry.Function));
                    break;
                case Treatment.Zero:
                    Assert.Null(RuleTable.Find(entry.Function));
                    Assert.NotEmpty(entry.Reason);
                    break;
                case Treatment.Split:
                    Assert.All(entry.Components, component => Assert.NotNull(RuleTable.Find(component)));
                    break;
                case Treatment.Refused:
                    Assert.NotEmpty(entry.Reason);
                    break;
                default:
                    Assert.NotEmpty(entry.Function);
                    break;
            }
        }
    }

    [Fact]
    public void OnlyIntegersAndPredicatesArePassed()
    {
        foreach (MethodInfo method in Methods.Where(method => Find(method)!.Treatment == Treatment.Passed))
        {
            bool readsReal = method.GetParameters().Any(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(float));
            Assert.True(method.ReturnType == typeof(bool) || !readsReal, Key(method));
        }
    }

    [Fact]
    public void EveryRuleIsReached()
    {
        HashSet<string> functions = [.. Methods.Select(method => Find(method)!.Function)];
        Assert.All(RuleTable.All, rule => Assert.True(functions.Contains(rule.Name) || Enum.TryParse<Operator>(rule.Name, out _), rule.Name));
    }

    [Fact]
    public void WhatPartialsCallIsPrintable()
    {
        foreach (FunctionCall call in RuleTable.All.SelectMany(rule => rule.PartialsFor([.. Enumerable.Repeat(true, rule.Arity)])).OfType<Formula>().SelectMany(Calls))
        {
            string shape = FormulaInterpreter.Shape(call.Function);
            Assert.Equal(shape.Length, call.Arguments.Count);
            Assert.NotEmpty(FunctionCatalog.Home(call.Function));
            Assert.NotEmpty(FunctionCatalog.Home(call.Function, ScalarKind.Single));
        }
    }

    [Theory]
    [InlineData("Sin", "Math.Sin", "MathF.Sin")]
    [InlineData("LogBase", "Math.Log", "MathF.Log")]
    [InlineData("Clamp", "Math.Clamp", "Math.Clamp")]
    [InlineData("Hypot", "double.Hypot", "float.Hypot")]
    [InlineData("IEEERemainder", "Math.IEEERemainder", "MathF.IEEERemainder")]
    [InlineData("RoundDigits", "Math.Round", "MathF.Round")]
    [InlineData("RoundMode", "Math.Round", "MathF.Round")]
    public void HomesAreWhatIsPrinted(string function, string forDouble, string forFloat)
    {
        Assert.Equal(forDouble, FunctionCatalog.Home(function));
        Assert.Equal(forFloat, FunctionCatalog.Home(function, ScalarKind.Single));
    }

    [Fact]
    public void IntegersAreComputedByMath() => Assert.Equal("Math.Max", FunctionCatalog.Home("Max", ScalarKind.Int32));

    [Fact]
    public void OtherTypesAreNotKnown() => Assert.Null(FunctionCatalog.Find("System.Math", "Gamma", ["System.Double"]));

    private static IEnumerable<FunctionCall> Calls(Formula formula) => formula switch
    {
        FunctionCall f => [f, .. f.Arguments.SelectMany(Calls)],
        Arithmetic f => [.. Calls(f.Left), .. Calls(f.Right)],
        Negation f => Calls(f.Inner),
        Conditional f => [.. Calls(f.Condition.Left), .. Calls(f.Condition.Right), .. Calls(f.Then), .. Calls(f.Otherwise)],
        _ => [],
    };

    private static CatalogEntry? Find(MethodInfo method) => FunctionCatalog.Find(method.DeclaringType!.FullName!, method.Name, ParameterTypes(method));

    private static string Key(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(",", ParameterTypes(method))})";

    private static string[] ParameterTypes(MethodInfo method) =>
        [.. method.GetParameters().Select(parameter => (parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType).ToString())];
}
