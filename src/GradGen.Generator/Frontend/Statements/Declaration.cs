using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>double x = …;</summary>
internal sealed partial class BodyLowering
{
    private void Declarations(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                Declarator(declarator, declarator.GetVariableInitializer());
    }

    private void Declarator(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst)
            return;
        if (local.RefKind != RefKind.None)
        {
            _variables = _variables.SetItem(local, PlaceOf((initializer ?? throw new Refusal(null)).Value));
            return;
        }
        if (local.IsUsing)
            throw Unsupported(declarator, "A using declaration", "leave it out");
        Form form = FormOf(local.Type) ?? throw UnsupportedType(local.Type, declarator.Syntax.GetLocation());
        Term content = Undefined.Instance;
        if (initializer is not null)
        {
            _builder.Origin = OneLine(declarator.Syntax);
            content = Apart(Expression(initializer.Value, local.Name), local.Type, local.Name, initializer.Syntax);
        }
        Declare(local, local.Name, form, content);
    }
}
