using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>$"…" as C# text: what was a string is one again, and what a handler took apart it takes apart again.</summary>
internal sealed partial class BodyLowering
{
    private sealed partial class CodeText
    {
        /// <summary>The string that a handler takes apart; null for another argument.</summary>
        private static InterpolatedStringExpressionSyntax? Handled(IOperation argument)
        {
            while (argument is IConversionOperation conversion)
                argument = conversion.Operand;
            return argument is IInterpolatedStringHandlerCreationOperation ? argument.Syntax as InterpolatedStringExpressionSyntax : null;
        }

        private void Interpolate(InterpolatedStringExpressionSyntax text, SemanticModel model)
        {
            Add("$\"");
            foreach (InterpolatedStringContentSyntax part in text.Contents)
            {
                if (part is InterpolatedStringTextSyntax words)
                {
                    AddWords(words.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}"));
                    continue;
                }
                var hole = (InterpolationSyntax)part;
                Add("{(");
                Add(model.GetOperation(WithoutParentheses(hole.Expression)) ?? throw new Refusal(null));
                Add(")" + (hole.AlignmentClause is null ? "" : "," + (model.GetConstantValue(hole.AlignmentClause.Value).Value ?? throw new Refusal(null))) + (hole.FormatClause is null ? "" : ":" + hole.FormatClause.FormatStringToken.Text) + "}");
            }
            Add("\"");
        }

        private void AddWords(string words)
        {
            string quoted = SymbolDisplay.FormatLiteral(words, quote: true);
            Add(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
        }

        private void Interpolate(IInterpolatedStringOperation text)
        {
            Add("$\"");
            foreach (IInterpolatedStringContentOperation part in text.Parts)
            {
                switch (part)
                {
                    case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string words } }:
                        AddWords(words);
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
    }
}
