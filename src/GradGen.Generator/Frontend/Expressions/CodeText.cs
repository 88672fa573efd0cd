using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>How code that carries no derivative is written down again.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>C# text with operands in it.</summary>
    private sealed partial class CodeText(BodyLowering lowering)
    {
        private readonly List<string> _pieces = [""];
        private readonly List<Operand> _operands = [];

        public string[] Pieces => [.. _pieces];

        public Operand[] Operands => [.. _operands];

        /// <summary>The variables that are passed by out.</summary>
        public List<(Place Place, ScalarType Type)> Outs { get; } = [];

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
                case IConversionOperation { OperatorMethod: null, Conversion: { IsNumeric: false, IsNullable: false } } conversion when lowering.FormOf(conversion.Type) is AtomForm { Type: OpaqueType } && conversion.Type is { IsReferenceType: true }:
                    Add(conversion.Operand);
                    break;
                case IObjectCreationOperation { Constructor: IMethodSymbol constructor } creation when creation.Initializer is null || creation == lowering._made:
                    Check(constructor, creation);
                    Add($"new {lowering.TypeName(creation.Type!)}");
                    AddArguments(creation.Arguments);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, DeclaringSyntaxReferences.Length: 0 } method } call when method.ReturnsVoid || (method.TypeArguments.Length == 0 && lowering.FormOf(call.Type) is AtomForm { Type: OpaqueType }):
                    Check(method, call);
                    Add($"{method.ContainingType.ToDisplayString(s_qualified)}.{Escape(method.Name)}");
                    AddArguments(call.Arguments);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToString", DeclaringSyntaxReferences.Length: 0 }, Instance: IOperation instance } call when lowering.ScalarOf(instance.Type) is not null:
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
                case IPropertyReferenceOperation { Property: { IsStatic: true, DeclaringSyntaxReferences.Length: 0 } property } when lowering.FormOf(property.Type) is AtomForm { Type: OpaqueType }:
                    Add($"{property.ContainingType.ToDisplayString(s_qualified)}.{Escape(property.Name)}");
                    break;
                case IObjectCreationOperation creation when lowering.FormOf(creation.Type) is AtomForm { Type: OpaqueType }:
                    throw Fence.Refuse(creation);
                case IArrayCreationOperation { DimensionSizes: [IOperation size], Type: IArrayTypeSymbol array } creation when lowering.BufferOf(array) is null:
                    Add($"new {lowering.TypeName(array.ElementType)}[");
                    if (creation.Initializer is null)
                        AddValue(size);
                    Add("]");
                    if (creation.Initializer is not null)
                        AddElements(creation.Initializer.ElementValues);
                    break;
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                    Add(StandsAlone(lambda) ? lambda.Syntax.WithoutTrivia().ToString() : throw Fence.Refuse(lambda));
                    break;
                case ITypeOfOperation type:
                    Add($"typeof({lowering.TypeName(type.TypeOperand)})");
                    break;
                default:
                    AddValue(expression);
                    break;
            }
        }

        /// <summary>True when the lambda names only its own parameters, so that its text means the same elsewhere.</summary>
        private static bool StandsAlone(IAnonymousFunctionOperation lambda) => lambda.Body.Descendants().All(operation => operation switch
        {
            IParameterReferenceOperation parameter => lambda.Symbol.Parameters.Contains(parameter.Parameter, SymbolEqualityComparer.Default),
            IBlockOperation or IReturnOperation or IBinaryOperation or IUnaryOperation or ILiteralOperation or IConditionalOperation or IParenthesizedOperation or IArgumentOperation => true,
            IConversionOperation conversion => conversion.IsImplicit,
            IInvocationOperation call => call.Instance is not null,
            IPropertyReferenceOperation property => property.Instance is not null,
            _ => false,
        });

        private void AddElements(IEnumerable<IOperation> elements)
        {
            string before = " { ";
            foreach (IOperation element in elements)
            {
                Add(before);
                Add(element);
                before = ", ";
            }
            Add(before == ", " ? " }" : " { }");
        }

        /// <summary>The value of an expression, lowered.</summary>
        public void AddValue(IOperation expression) => Add(lowering.Expression(expression), expression.Type, expression.Syntax);

        /// <returns>False when C# text cannot name the value.</returns>
        public bool TryAdd(Term value, ITypeSymbol? type, SyntaxNode place)
        {
            try
            {
                Add(value, type, place);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }

        /// <summary>A lowered value as C# has it.</summary>
        public void Add(Term value, ITypeSymbol? type, SyntaxNode place)
        {
            type = lowering.Resolve(type);
            switch (value)
            {
                case Atom { Operand: Operand operand } when type?.TypeKind == TypeKind.Enum && operand.Type is ScalarType:
                    Add($"(({lowering.TypeName(type)})(");
                    Add(operand);
                    Add("))");
                    break;
                case Atom { Operand: Operand operand }:
                    Add(operand);
                    break;
                case Aggregate { Form.Type: INamedTypeSymbol nullable } maybe when Types.IsNullable(nullable):
                    Add("(");
                    Add(((Atom)maybe.Parts[0]).Operand);
                    Add($" ? ({lowering.TypeName(nullable)})");
                    Add(maybe.Parts[1], nullable.TypeArguments[0], place);
                    Add(" : null)");
                    break;
                case Aggregate { Form.IsTuple: true } tuple when type is INamedTypeSymbol { IsTupleType: true } named:
                    for (int i = 0; i < tuple.Parts.Count; i++)
                    {
                        Add(i == 0 ? "(" : ", ");
                        Add(tuple.Parts[i], named.TupleElements[i].Type, place);
                    }
                    Add(")");
                    break;
                case Aggregate { Form.Type: INamedTypeSymbol position } whole when Structures.IsPosition(position):
                    for (int i = 0; i < whole.Parts.Count; i++)
                    {
                        Add(i == 0 ? $"new {lowering.TypeName(position)}(" : ", ");
                        Add(whole.Parts[i], lowering.MemberTypes(whole.Form)[i], place);
                    }
                    Add(")");
                    break;
                case Code or Codes or CodeList:
                    throw Unsupported(place, "A delegate handed to code that has no source", "call it here, or hand on what it gives");
                case Query:
                    throw Unsupported(place, "A query handed to code that has no source", "copy its elements to an array");
                case Aggregate { Form.Type: INamedTypeSymbol known } vector when Numerics.Knows(known):
                    Add($"new {lowering.TypeName(known)}(");
                    foreach ((Operand part, int i) in vector.Leaves.Select((part, i) => (part, i)))
                    {
                        Add(i > 0 ? ", " : "");
                        Add(part);
                    }
                    Add(")");
                    break;
                default:
                    throw new Refusal(LostValue.Create(place.GetLocation(), OneLine(place)));
            }
        }

        private void Add(Operand operand)
        {
            _operands.Add(operand);
            _pieces.Add("");
        }

        public void AddArguments(IEnumerable<IArgumentOperation> arguments, Diagnostic? lost = null)
        {
            bool first = true, skipped = false;
            Add("(");
            foreach (IArgumentOperation argument in arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
            {
                if (argument.Parameter is { RefKind: RefKind.Out } parameter && lost is not null && lowering.ScalarOf(parameter.Type) is ScalarType type)
                {
                    Add(first ? "" : ", ");
                    Add(skipped ? Escape(parameter.Name) + ": " : "");
                    Add(Evaluate.OutArgument);
                    Outs.Add((lowering.PlaceOf(argument.Value), type));
                    first = false;
                    continue;
                }
                if (Handled(argument.Value) is InterpolatedStringExpressionSyntax text)
                {
                    Add(first ? "" : ", ");
                    Add(skipped ? Escape(argument.Parameter!.Name) + ": " : "");
                    Interpolate(text, argument.SemanticModel!);
                    first = false;
                    continue;
                }
                // The receiver, for a handler.
                if (argument.Value is IInterpolatedStringHandlerArgumentPlaceholderOperation)
                    continue;
                if (argument.Parameter is not { RefKind: RefKind.None or RefKind.In })
                    throw lost is null ? Unsupported(argument, "This argument", "write a message of text and numbers") : new Refusal(lost);
                // What was left out is left out here too.
                if (argument.ArgumentKind is ArgumentKind.DefaultValue)
                {
                    skipped = true;
                    continue;
                }
                if (argument.ArgumentKind is ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: IArrayInitializerOperation elements })
                {
                    foreach (IOperation element in elements.ElementValues)
                        Next(element);
                    continue;
                }
                Next(argument.Value, skipped ? Escape(argument.Parameter.Name) + ": " : "");
            }
            Add(")");

            void Next(IOperation value, string prefix = "")
            {
                Add((first ? "" : ", ") + prefix);
                Add(value);
                first = false;
            }
        }

        private void Check(IMethodSymbol method, IOperation place)
        {
            if (!lowering.CanName(method))
                throw new Refusal(Inaccessible.Create(place.Syntax.GetLocation(), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), method.ContainingType.Name));
        }
    }
}
