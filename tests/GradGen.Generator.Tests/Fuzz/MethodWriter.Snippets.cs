using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GradGen.Generator.Tests.Fuzz;

internal sealed partial class MethodWriter
{
    private static readonly string[] s_snippetNames = ["v", "t", "value", "tape", "f", "result", "a", "gradient", "item"];

    private int _named;

    /// <summary>What the method may use beyond the core of the language.</summary>
    public ImmutableHashSet<Feature> Features { get; init; } = [];

    /// <summary>An expression of a feature; null when none fits here.</summary>
    private Expr? SnippetValue(Kind kind, int depth)
    {
        Snippet[] fitting = [.. Snippet.All.Where(x => x.Kind == kind && Fits(x))];
        return fitting.Length == 0 ? null : SnippetValue(PickFeature(fitting), depth);
    }

    private Expr SnippetValue(Snippet snippet, int depth)
    {
        var filling = new Filling(this, snippet, depth, 3);
        return new Expr(ExprForm.Snippet, snippet.Kind, filling.Text, [.. filling.Exprs]) { Feature = snippet.Feature };
    }

    /// <summary>Adds a statement of a feature; false when none fits here.</summary>
    private bool SnippetStatement(List<Stmt> body, int depth)
    {
        Snippet[] fitting = [.. Snippet.All.Where(x => x.Kind == Kind.None && Fits(x) && (depth < 4 || !HasBlock(x)) && (_loopDepth < 2 || !x.Holes.Contains("loop")))];
        if (fitting.Length == 0)
            return false;
        Write(PickFeature(fitting), body, depth);
        return true;
    }

    private void Write(Snippet snippet, List<Stmt> body, int depth)
    {
        var filling = new Filling(this, snippet, 2, depth);
        body.Add(new Stmt(StmtForm.Snippet, "", filling.Text, [.. filling.Exprs], [.. filling.Blocks]) { Feature = snippet.Feature });
        foreach (Local local in filling.Declared)
            _scope.Add(local);
    }

    /// <summary>One of a random feature, so that one with many snippets is not all there is.</summary>
    private Snippet PickFeature(Snippet[] snippets)
    {
        Feature feature = Pick(snippets.Select(x => x.Feature).Distinct());
        return Pick(snippets.Where(x => x.Feature == feature));
    }

    private static bool HasBlock(Snippet snippet) => snippet.Holes.Any(x => x is "block" or "after" or "loop" or "listLoop" or "body");

    private bool Fits(Snippet snippet) => Features.Contains(snippet.Feature) && snippet.Holes.All(CanFill);

    private bool CanFill(string hole) => hole switch
    {
        "target" => Targets().Any(),
        "intTarget" => IntTargets().Any(),
        "buffer" or "written" or "array" or "writtenArray" or "writtenSpan" => BuffersFor(hole).Any(),
        "moved" => Moved(true).Any(),
        "readMoved" => Moved(false).Any(),
        _ when hole.StartsWith("element:", StringComparison.Ordinal) => Containers(hole, false).Any(),
        _ when hole.StartsWith("place:", StringComparison.Ordinal) => Containers(hole, true).Any(),
        _ when hole.StartsWith("grown:", StringComparison.Ordinal) => CanGrow && Containers(hole, true).Any(x => x.CanGrow),
        _ when hole.StartsWith("twin:", StringComparison.Ordinal) => Twins(hole[5..]).Any(),
        _ when KindOf(hole) is { } kind => Snippet.FeatureOf(kind) is not { } feature || (Features.Contains(feature) && (!hole.EndsWith('!') || Chosen(hole).Any())),
        _ => true,
    };

    /// <summary>The kind of a hole for a struct, an object or a function; null for other holes.</summary>
    private static Kind? KindOf(string hole)
    {
        string name = hole.TrimEnd('!');
        return char.IsLower(name[0]) && Enum.TryParse(name, ignoreCase: true, out Kind kind) && Snippet.FeatureOf(kind) is not null ? kind : null;
    }

    private IEnumerable<Local> IntTargets() => Locals(Kind.Int).Where(x => x is { CanWrite: true, IsNatural: false });

    private IEnumerable<Local> BuffersFor(string hole) => Buffers(x => x.CanRead && hole switch
    {
        "written" => x.CanWrite,
        "array" => x.Buffer == ParamKind.Array,
        "writtenArray" => x is { CanWrite: true, Buffer: ParamKind.Array },
        "writtenSpan" => x is { CanWrite: true, Buffer: ParamKind.Span },
        _ => true,
    });

    /// <summary>The variables for a hole that ends with ! or, where it is written, with !!.</summary>
    private IEnumerable<Local> Chosen(string hole) => Known(KindOf(hole)!.Value).Where(x => x.CanWrite || !hole.EndsWith("!!", StringComparison.Ordinal));

    private IEnumerable<Local> Known(Kind kind) => Locals(kind).Where(x => x.Cost * _multiplier <= 3000);

    /// <summary>What a real number can be assigned to: variables, fields, elements.</summary>
    private IEnumerable<Expr> Targets()
    {
        foreach (Local local in Locals(Kind.Real).Where(x => x.CanWrite))
            yield return Expr.Variable(Kind.Real, local.Name);
        foreach (Local local in Locals(Kind.Vec).Where(x => x.CanWrite))
            yield return new Expr(ExprForm.Snippet, Kind.Real, "‹0›.Y", [Expr.Variable(Kind.Vec, local.Name)]) { Feature = Feature.Structs };
        foreach (Local local in Locals(Kind.Segment).Where(x => x.CanWrite))
            yield return new Expr(ExprForm.Snippet, Kind.Real, "‹0›.To.X", [Expr.Variable(Kind.Segment, local.Name)]) { Feature = Feature.Structs };
        foreach (Local local in Locals(Kind.Tuple).Where(x => x.CanWrite))
            yield return new Expr(ExprForm.Snippet, Kind.Real, "‹0›.B", [Expr.Variable(Kind.Tuple, local.Name)]) { Feature = Feature.Tuples };
        foreach (Local local in Locals(Kind.Grid).Concat(Locals(Kind.Jagged)).Where(x => x.CanWrite))
            yield return Expr.Variable(local.Kind, local.Name);
        foreach (Local local in Buffers(x => x is { CanRead: true, CanWrite: true }))
            yield return new Expr(ExprForm.Element, Kind.Real, local.Name, [Expr.Int(0)]);
    }

    private Expr Target()
    {
        Expr target = Pick(Targets());
        if (target.Kind is Kind.Grid or Kind.Jagged)
            return ElementOf(Locals(target.Kind).First(x => x.Name == target.Name));
        return target.Form == ExprForm.Element ? Element(Buffers(x => x.Name == target.Name).First()) : target;
    }

    /// <summary>A struct, an object or a function: a variable, or made.</summary>
    private Expr Composite(Kind kind, int depth)
    {
        if (kind == Kind.Vec && depth > 0 && Chance(0.4) && CallOf(x => x.Result == ResultKind.Vec, depth - 1) is { } call)
            return call;
        // What is taken for another name may be written.
        if ((depth <= 0 || Chance(0.5)) && TryPick(Known(kind).Where(x => x.CanWrite || Dimensions(kind) == 0)) is { } local)
            return Use(local);
        return depth > 0 && SnippetValue(kind, depth) is { } made ? made : SnippetValue(Snippet.All.First(x => x.Kind == kind), 0);
    }

    private Expr Use(Local local)
    {
        _cost += local.Cost * _multiplier;
        return Expr.Variable(local.Kind, local.Name);
    }

    /// <summary>The body of a local function or a lambda, which cannot see spans and references outside it.</summary>
    private ImmutableArray<Stmt> FunctionBody(IEnumerable<Local> parameters, out int cost)
    {
        (ResultKind outerResult, int outerLoops, int outerMultiplier, int outerCost, int outerStatements) = (result, _loopDepth, _multiplier, _cost, _statements);
        (result, _loopDepth, _multiplier, _cost, _statements) = (ResultKind.Real, 0, 1, 0, 3);
        _functionDepth++;
        _scope = new Scope(_scope) { IsClosure = true };
        foreach (Local parameter in parameters)
            _scope.Add(parameter);
        List<Stmt> body = [];
        while (_statements > 0 && !EndsFlow(body))
            Statement(body, 3);
        if (!EndsFlow(body))
            body.Add(Return(2));
        _scope = _scope.Parent!;
        _functionDepth--;
        cost = _cost;
        (result, _loopDepth, _multiplier, _cost, _statements) = (outerResult, outerLoops, outerMultiplier, outerCost, outerStatements);
        return [.. body];
    }

    private Expr Closure(IEnumerable<Local> parameters)
    {
        _scope = new Scope(_scope) { IsClosure = true };
        foreach (Local parameter in parameters)
            _scope.Add(parameter);
        _functionDepth++;
        Expr value = Tame(Real(2));
        _functionDepth--;
        _scope = _scope.Parent!;
        return value;
    }

    /// <summary>Fills the holes of a snippet from left to right.</summary>
    private sealed class Filling
    {
        private readonly MethodWriter _writer;
        private readonly int _depth;
        private readonly int _blockDepth;
        private readonly List<string> _names = [];
        private readonly List<Local> _inside = [];
        private string _buffer = "";
        private string _chosen = "";
        private string? _group;
        private Local? _partner;
        private int _bodyCost = 2;

        public Filling(MethodWriter writer, Snippet snippet, int depth, int blockDepth)
        {
            (_writer, _depth, _blockDepth) = (writer, depth, blockDepth);
            var text = new StringBuilder();
            int at = 0;
            foreach (System.Text.RegularExpressions.Match hole in Snippet.Hole().Matches(snippet.Text))
            {
                text.Append(snippet.Text, at, hole.Index - at).Append(Fill(hole.Groups[1].Value));
                at = hole.Index + hole.Length;
            }
            Text = text.Append(snippet.Text, at, snippet.Text.Length - at).ToString();
            Declared = [.. Declared.Select(x => x.Kind == Kind.Function ? x with { Cost = _bodyCost } : x)];
        }

        public string Text { get; }

        public List<Expr> Exprs { get; } = [];

        public List<ImmutableArray<Stmt>> Blocks { get; } = [];

        public List<Local> Declared { get; } = [];

        private string Fill(string hole)
        {
            switch (hole)
            {
                case "=w": return _buffer;
                case "=o": return _chosen;
                case "=p": return Operand(Expr.Variable(_partner!.Kind, _partner.Name));
                case ['=', .. string index]: return _names[int.Parse(index, CultureInfo.InvariantCulture)];
                case "fresh" or "label": return Name();
                case "counter": return Declare(Declared, new Local(Name(), Kind.Int, false) { IsNatural = true });
                case ['n', 'e', 'w', ':', .. string kind]: return Declare(Declared, NewLocal(kind));
                case ['i', 'n', ':', .. string kind]: return Declare(_inside, Entering(kind));
                case "listLoop": return Block(() => _writer.Enumerated(() => _writer.Block(_blockDepth + 1, 0.1, [.. _inside])));
                case "block": return Block(() => _writer.Block(_blockDepth + 1, 0.1, [.. _inside]));
                case "after": return Block(() => _writer.Block(_blockDepth + 1, 0.1));
                case "loop": return Block(() => _writer.Looped(() => _writer.Block(_blockDepth + 1, 0.1, [.. _inside])));
                case "body": return Block(() => _writer.FunctionBody(_inside, out _bodyCost));
                case "closure": return Operand(_writer.Closure(_inside));
                case "length": return Operand(Expr.Length(_buffer));
                case "index": return Operand(_writer.Index(_writer.Buffers(x => x.Name == _buffer).First()));
                case "buffer" or "written" or "array" or "writtenArray" or "writtenSpan":
                    _buffer = _writer.TryPick(_writer.BuffersFor(hole))!.Name;
                    return Operand(Expr.Variable(Kind.Buffer, _buffer));
                case [.. string value, '.', 'v']: return Operand(Value(value)).Replace("›", "v›", StringComparison.Ordinal);
                default: return Operand(Value(hole));
            }
        }

        private Expr Value(string hole) => hole switch
        {
            "real" => _writer.Real(_depth - 1),
            "tame" => _writer.Tame(_writer.Real(_depth - 1)),
            "divisor" => _writer.OnePlusSquare(_depth - 1),
            "int" => _writer.Int(1),
            "small" => _writer.Modulo(_writer.Int(1), Expr.Int(4)),
            "bool" => _writer.Bool(Math.Min(_depth - 1, 1)),
            "target" => _writer.Target(),
            ['e', 'l', 'e', 'm', 'e', 'n', 't', ':', ..] => _writer.ElementOf(_writer.TryPick(_writer.Containers(hole, false))!),
            ['p', 'l', 'a', 'c', 'e', ':', ..] => _writer.ElementOf(_writer.TryPick(_writer.Containers(hole, true))!),
            ['g', 'r', 'o', 'w', 'n', ':', ..] => Choose(_writer.Containers(hole, true).Where(x => x.CanGrow)),
            "moved" => Choose(_writer.Moved(true)),
            "readMoved" => Choose(_writer.Moved(false)),
            ['t', 'w', 'i', 'n', ':', .. string kind] => Twin(kind),
            "intTarget" => Expr.Variable(Kind.Int, _writer.TryPick(_writer.IntTargets())!.Name),
            [.., '!'] => Choose(_writer.Chosen(hole)),
            _ => _writer.Composite(KindOf(hole)!.Value, _depth - 1),
        };

        /// <summary>One of the variables; "=o" repeats it.</summary>
        private Expr Choose(IEnumerable<Local> locals)
        {
            _chosen = $"‹{Exprs.Count}›";
            return _writer.Use(_writer.TryPick(locals)!);
        }

        /// <summary>A variable that may take another's place; "=p" is the other.</summary>
        private Expr Twin(string kind)
        {
            Local local = _writer.TryPick(_writer.Twins(kind))!;
            _partner = _writer.Pick(_writer.Partners(local));
            return Choose([local]);
        }

        private Local NewLocal(string kind) => kind switch
        {
            ['r', 'e', 'a', 'd', '.', .. string other] => NewLocal(other) with { CanWrite = false },
            ['t', 'w', 'i', 'n', '.', .. string other] => NewLocal(other) is { } local ? local with { Group = _group ??= local.Name } : null!,
            ['m', 'o', 'v', 'i', 'n', 'g', '.', .. string other] => NewLocal(other) with { HasRange = false },
            "refVec" => new Local(Name(), Kind.Vec, true) { IsByRef = true },
            "ref" => new Local(Name(), Kind.Real, true) { IsByRef = true },
            "array" => new Local(Name(), Kind.Buffer, true) { Buffer = ParamKind.Array },
            "span" => new Local(Name(), Kind.Buffer, true) { Buffer = ParamKind.Span },
            "view" => new Local(Name(), Kind.Buffer, false) { Buffer = ParamKind.ReadOnlySpan },
            "counter" => new Local(Name(), Kind.Int, false) { IsNatural = true },
            _ => new Local(Name(), Enum.Parse<Kind>(kind, ignoreCase: true), true),
        };

        /// <summary>A name that the method has nowhere else.</summary>
        private string Name()
        {
            _names.Add(_writer.Pick(s_snippetNames) + (20 + _writer._named++).ToString(CultureInfo.InvariantCulture));
            return _names[^1];
        }

        /// <summary>A variable that a loop, a pattern or a function gives to its block, which assigns none but references.</summary>
        private Local Entering(string kind) => kind switch
        {
            "ref" or "refVec" => NewLocal(kind),
            "row" => NewLocal("array"),
            _ => NewLocal(kind) with { CanWrite = false },
        };

        private static string Declare(List<Local> locals, Local local)
        {
            locals.Add(local);
            return local.Name;
        }

        private string Operand(Expr operand)
        {
            Exprs.Add(operand);
            return $"‹{Exprs.Count - 1}›";
        }

        private string Block(Func<ImmutableArray<Stmt>> block)
        {
            Blocks.Add(block());
            return $"‹b{Blocks.Count - 1}›";
        }
    }
}
