using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>throw new …, and calls such as ArgumentNullException.ThrowIfNull: text, with the numbers in it as operands.</summary>
internal sealed partial class BodyLowering
{
    private Undefined Throw(IThrowOperation thrown)
    {
        IOperation? exception = thrown.Exception;
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;
        if (exception is not IObjectCreationOperation creation)
            throw Fence.Refuse(thrown);
        var text = new RaisedText(this);
        text.Add("throw ");
        text.Add(creation);
        _builder.Add(text.Raise());
        Set(_thrown, true);
        return Undefined.Instance;
    }

    /// <summary>True for a static method of an exception of the framework's that throws or does nothing.</summary>
    private static bool IsGuard(IInvocationOperation call) => call.TargetMethod is { IsStatic: true, ReturnsVoid: true, DeclaringSyntaxReferences.Length: 0 } method
        && method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && method.ContainingType.Name.EndsWith("Exception", System.StringComparison.Ordinal)
        && method.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private void Guard(IInvocationOperation call)
    {
        var text = new RaisedText(this);
        text.Add(call);
        _builder.Add(text.Raise());
    }

    private sealed class RaisedText(BodyLowering lowering)
    {
        private readonly List<string> _pieces = [""];
        private readonly List<Operand> _operands = [];

        public Raise Raise() => new(_pieces.ToEquatableArray(), _operands.ToEquatableArray());

        public void Add(string text) => _pieces[_pieces.Count - 1] += text;

        public void Add(IOperation expression)
        {
            switch (expression)
            {
                case { ConstantValue: { HasValue: true, Value: string value } }:
                    Add(SymbolDisplay.FormatLiteral(value, quote: true));
                    break;
                case { ConstantValue: { HasValue: true, Value: null } }:
                    Add("null");
                    break;
                case IParenthesizedOperation parenthesized:
                    Add(parenthesized.Operand);
                    break;
                case IConversionOperation { OperatorMethod: null, Conversion: { IsNumeric: false, IsNullable: false } } conversion when Types.Ir(conversion.Type) is null:
                    Add(conversion.Operand);
                    break;
                case IObjectCreationOperation { Initializer: null, Constructor: IMethodSymbol constructor } creation:
                    Check(constructor, creation);
                    Add($"new {creation.Type!.ToDisplayString(s_qualified)}");
                    AddArguments(creation.Arguments);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, DeclaringSyntaxReferences.Length: 0, TypeArguments.Length: 0 } method } call when Types.Ir(call.Type) is null:
                    Check(method, call);
                    Add($"{method.ContainingType.ToDisplayString(s_qualified)}.{Escape(method.Name)}");
                    AddArguments(call.Arguments);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, DeclaringSyntaxReferences.Length: 0, ReturnsVoid: true } method } call:
                    Check(method, call);
                    Add($"{method.ContainingType.ToDisplayString(s_qualified)}.{Escape(method.Name)}");
                    AddArguments(call.Arguments);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToString", DeclaringSyntaxReferences.Length: 0 }, Instance: IOperation instance } call when Types.Scalar(instance.Type) is not null:
                    Add("(");
                    Add(instance);
                    Add(").ToString");
                    AddArguments(call.Arguments);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when sum.Type?.SpecialType == SpecialType.System_String:
                    Add("(");
                    Add(sum.LeftOperand);
                    Add(" + ");
                    Add(sum.RightOperand);
                    Add(")");
                    break;
                case IInterpolatedStringOperation text:
                    Interpolate(text);
                    break;
                case IPropertyReferenceOperation { Property: { IsStatic: true, DeclaringSyntaxReferences.Length: 0 } property } when Types.Ir(property.Type) is null:
                    Add($"{property.ContainingType.ToDisplayString(s_qualified)}.{Escape(property.Name)}");
                    break;
                default:
                    if (Types.Ir(expression.Type) is null)
                        throw Unsupported(expression, "This part of an exception", "write a message of text and numbers");
                    Add("(");
                    _operands.Add(lowering.Scalar(expression));
                    _pieces.Add(")");
                    break;
            }
        }

        private void AddArguments(IEnumerable<IArgumentOperation> arguments)
        {
            bool first = true;
            Add("(");
            foreach (IArgumentOperation argument in arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
            {
                if (argument.Parameter is not { RefKind: RefKind.None } || argument.ArgumentKind is ArgumentKind.ParamArray)
                    throw Unsupported(argument, "This argument", "write a message of text and numbers");
                Add(first ? "" : ", ");
                Add(argument.Value);
                first = false;
            }
            Add(")");
        }

        private void Interpolate(IInterpolatedStringOperation text)
        {
            Add("$\"");
            foreach (IInterpolatedStringContentOperation part in text.Parts)
            {
                switch (part)
                {
                    case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string words } }:
                        string quoted = SymbolDisplay.FormatLiteral(words, quote: true);
                        Add(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
                        break;
                    case IInterpolationOperation hole when (hole.Alignment ?? hole.FormatString) is null or { ConstantValue.HasValue: true }:
                        Add("{(");
                        Add(hole.Expression);
                        Add(")");
                        if (hole.Alignment is IOperation alignment)
                            Add("," + System.Convert.ToString(alignment.ConstantValue.Value, System.Globalization.CultureInfo.InvariantCulture));
                        if (hole.FormatString is { ConstantValue: { HasValue: true, Value: string format } })
                            Add(":" + format);
                        Add("}");
                        break;
                    default:
                        throw Unsupported(part, "This part of a string", "write a message of text and numbers");
                }
            }
            Add("\"");
        }

        private void Check(IMethodSymbol method, IOperation place)
        {
            if (!lowering.CanName(method))
                throw new Refusal(Inaccessible.Create(place.Syntax.GetLocation(), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), method.ContainingType.Name));
        }
    }

    private bool CanName(IMethodSymbol method) =>
        session.Compilation.IsSymbolAccessibleWithin(method, session.Container) && session.Compilation.IsSymbolAccessibleWithin(method.ContainingType, session.Container);
}
