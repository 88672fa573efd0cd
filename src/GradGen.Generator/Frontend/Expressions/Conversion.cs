using System;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>(type)x, and the conversions that C# inserts.</summary>
internal sealed partial class BodyLowering
{
    private Term Conversion(IConversionOperation conversion, string name)
    {
        if (!conversion.Conversion.Exists)
            throw new Refusal(null);
        ITypeSymbol? type = Resolve(conversion.Type), from = Resolve(conversion.Operand.Type);
        if (Types.Buffer(type) is BufferType target)
        {
            // Arrays become spans; what kind of conversion that is depends on the version of the language, so the types decide.
            if (Types.Buffer(from) is BufferType source && source.Element.Equals(target.Element) && !(target.Shape is BufferShape.Array && source.Shape is not BufferShape.Array))
                return AsSpan(Expression(conversion.Operand, name), target, name);
            if (from is null && Types.SpanShape(type) is not null)
                return AsSpan(Expression(conversion.Operand, name), target, name);
        }
        if (ShapeOf(type) is { Rank: 1 } && ShapeOf(from) is { Rank: 1 })
            return Expression(conversion.Operand, name);
        if (IsIndex(type) && from?.SpecialType == SpecialType.System_Int32)
            return IndexOf(type, Scalar(conversion.Operand), false);
        if (conversion.OperatorMethod is IMethodSymbol method && Builtin(method) is null)
            return OperatorCall(conversion, method, [Expression(conversion.Operand)], name);
        if (type is null || Types.Form(type) is null)
            throw Fence.Refuse(conversion);
        if (conversion.Operand is { ConstantValue: { HasValue: true, Value: null } } && from is null)
            return Types.IsNullable(type) ? Default(Types.Form(type)!) : new Atom(External.Default(Types.Opaque(type)));
        Term value = Expression(conversion.Operand, conversion.Conversion.IsIdentity || IsArray(type) ? name : "");
        if (value is Code or Codes or CodeList or Query or Reference or Variants or Optional or Undefined || (type.TypeKind == TypeKind.Interface && value is Atom { Operand.Type: BufferType }) || (value is Aggregate && type.IsReferenceType))
            return value;
        // Implicit conversions never overflow.
        return conversion.IsImplicit ? Convert(value, type, conversion.Syntax, name, from) : Overflowing(conversion.IsChecked, () => Convert(value, type, conversion.Syntax, name, from));
    }

    /// <summary>An alternative of a choice, as the type of the choice has it.</summary>
    private Term Converted(IOperation alternative, ITypeSymbol? type) => Expression(alternative) is Term value && value is not Undefined ? Convert(value, type, alternative.Syntax) : Undefined.Instance;

    /// <summary>The value as the type has it.</summary>
    private Term Convert(Term value, ITypeSymbol? type, SyntaxNode syntax, string name = "", ITypeSymbol? from = null)
    {
        type = Resolve(type);
        switch (value, Types.Form(type))
        {
            case (Aggregate { Form.Type: INamedTypeSymbol nullable } maybe, not AggregateForm) when Types.IsNullable(nullable):
                CheckPresent(maybe, syntax);
                return Convert(maybe.Parts[1], type, syntax, name);
            case (_, AggregateForm { Type: INamedTypeSymbol target } form) when Types.IsNullable(target) && !(value is Aggregate { Form.Type: INamedTypeSymbol own } && Types.IsNullable(own)):
                return new Aggregate(form, [new Atom(Constant.True), Convert(value, target.TypeArguments[0], syntax, name)]);
            case (Aggregate { Form.Type: INamedTypeSymbol source } maybe, AggregateForm { Type: INamedTypeSymbol target } form) when Types.IsNullable(source) && Types.IsNullable(target):
                return new Aggregate(form, [maybe.Parts[0], Convert(maybe.Parts[1], target.TypeArguments[0], syntax, name)]);
            case (Atom { Operand: { Type: ScalarType } operand }, AtomForm { Type: ScalarType scalar }):
                return new Atom(Convert(operand, scalar, syntax, name));
            case (Aggregate aggregate, AggregateForm { IsTuple: true } form) when type is INamedTypeSymbol { IsTupleType: true } tuple && aggregate.Parts.Count == form.Parts.Count:
                return new Aggregate(form, aggregate.Parts.Select((part, i) => Convert(part, tuple.TupleElements[i].Type, syntax, AggregateForm.NameOf(name, form.Names[i]))).ToEquatableArray());
            case (Atom { Operand: { Type: OpaqueType } operand }, AtomForm { Type: OpaqueType opaque }):
                // To a base type or an interface, an object goes as it is.
                return opaque.Equals(operand.Type) || from is null || session.Compilation.ClassifyConversion(from, type!).IsImplicit
                    ? value
                    : Opaque(type, [$"(({opaque.Text})", ")"], [operand], syntax, name: name);
            case (Atom { Operand: Operand operand }, AtomForm { Type: IrType known }) when operand.Type is OpaqueType != known is OpaqueType:
                // In a box, an enum is no number, and a literal has its own type.
                string exact = known is OpaqueType && from is not null && (from.TypeKind == TypeKind.Enum || operand is Constant) ? $"({TypeName(from)})" : "";
                return Opaque(type, [$"(({type!.ToDisplayString(s_qualified)}){exact}", ")"], [operand], syntax, name: name, lost: LostValue.Create(syntax.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            default:
                return value;
        }
    }

    private Operand Convert(Operand operand, ScalarType type, SyntaxNode syntax, string name = "")
    {
        if (operand.Type.Equals(type))
            return operand;
        if (type.IsReal && operand is Constant { Scalar: { IsInteger: true, Kind: not (ScalarKind.Int64 or ScalarKind.UInt64) } } integer)
            return Constant.Real(type, integer.Bits);
        if (operand.Type.Equals(ScalarType.Boolean) || type.Equals(ScalarType.Boolean))
            throw Unsupported(syntax, "This conversion", "write a condition");
        return _builder.Compute(Operator.Convert, type, [operand], name, operand.Type.IsReal && type.IsInteger ? SiteOf(syntax) : 0);
    }

    private void ThrowUnless(Operand condition, string exception, SyntaxNode place) => Choose(
        place,
        condition,
        () => null,
        () => { _builder.Add(new Raise(["throw " + exception], [])); Set(_thrown, new Atom(Constant.True)); return null; });

    /// <summary>Computes integers as checked or unchecked code does, where that differs from the project's setting.</summary>
    private T Overflowing<T>(bool isChecked, Func<T> compute)
    {
        bool project = session.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true };
        _builder.Overflow = isChecked == project ? null : isChecked;
        T result = compute();
        _builder.Overflow = null;
        return result;
    }
}
