using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>A C# statement, its variables still by the values that they hold.</summary>
internal abstract class Statement
{
    /// <summary>The primal statement that this came from or reverses, or empty.</summary>
    public string Origin { get; set; } = "";

    /// <summary>What the statement itself evaluates, its inner statements excluded.</summary>
    public abstract IEnumerable<Expression> Expressions { get; }
}

/// <summary>target = source</summary>
internal sealed record Copy(Value Target, Expression Source, string Origin);

/// <summary>Assignments that all read before any writes: what a block passes to the variables of its owner.</summary>
internal sealed class Assign(List<Copy> copies) : Statement
{
    public List<Copy> Copies => copies;

    public override IEnumerable<Expression> Expressions => copies.Select(copy => copy.Source);
}

/// <summary>One assignment, after parallel ones were put in order.</summary>
internal sealed class Move(Variable target, Expression source) : Statement
{
    public Variable Target => target;

    public Expression Source => source;

    public override IEnumerable<Expression> Expressions => [source];
}

/// <summary>An operation that touches memory or calls.</summary>
internal sealed class Perform(Op op, List<Expression> operands) : Statement
{
    public Op Op => op;

    public List<Expression> Operands => operands;

    public override IEnumerable<Expression> Expressions => operands;
}

internal sealed class If(Expression condition, List<Statement> then, List<Statement> otherwise) : Statement
{
    public Expression Condition => condition;

    public List<Statement> Then { get; set; } = then;

    public List<Statement> Otherwise { get; set; } = otherwise;

    public override IEnumerable<Expression> Expressions => [Condition];
}

/// <summary>The bound is evaluated before each iteration.</summary>
internal sealed class For(CountedLoop loop, Expression start, Expression bound, List<Statement> body) : Statement
{
    public CountedLoop Loop => loop;

    public Expression Start => start;

    public Expression Bound => bound;

    public List<Statement> Body { get; set; } = body;

    public override IEnumerable<Expression> Expressions => [start, bound];
}

/// <summary>The preparation and the test are evaluated before each iteration, in the scope of the body.</summary>
internal sealed class While(List<Statement> preparation, Expression test, List<Statement> body) : Statement
{
    public List<Statement> Preparation { get; set; } = preparation;

    public Expression Test => test;

    public List<Statement> Body { get; set; } = body;

    public override IEnumerable<Expression> Expressions => [test];
}

/// <summary>The end of the method: outputs are assigned, the rest is returned.</summary>
internal sealed class Finish(List<Expression> yields) : Statement
{
    public List<Expression> Yields => yields;

    public override IEnumerable<Expression> Expressions => yields;
}
