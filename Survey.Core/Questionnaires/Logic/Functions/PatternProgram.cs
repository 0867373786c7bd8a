namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>What an instruction of a <see cref="PatternProgram"/> does.</summary>
internal enum PatternStep : byte
{
    Character,
    Anchor,

    /// <summary>Tries <c>Target</c>, and after a failure <c>Other</c>.</summary>
    Split,
    Jump,

    /// <summary>Notes the place in the text in slot <c>Target</c>.</summary>
    Save,

    /// <summary>Goes to <c>Target</c> if nothing was read since the place in slot <c>Other</c>.</summary>
    LeaveIfEmpty,
    BackReference,

    /// <summary>Runs the instructions after it as a pattern of their own, then goes to <c>Target</c>.</summary>
    Look,
    Match,
}

/// <summary>An instruction of a <see cref="PatternProgram"/>.</summary>
internal readonly record struct PatternInstruction(PatternStep Step, int Target = 0, int Other = 0)
{
    public Func<char, bool>? Accepts { get; init; }

    public PatternNode.Look? Look { get; init; }
}

/// <summary>
/// A pattern as instructions for <see cref="PatternMatcher"/>. It is immutable, so that several matchers can use it at once.
/// </summary>
internal sealed class PatternProgram
{
    private const int MaxSize = 20_000;

    private readonly List<PatternInstruction> _code = [];

    private PatternProgram(int slots) => Slots = slots;

    public IReadOnlyList<PatternInstruction> Code => _code;

    /// <summary>Number of places in the text that the program notes: two for each group, from 0, and one for each loop.</summary>
    public int Slots { get; private set; }

    /// <summary>The program of a pattern; null if it has a construct that is not supported, or is too large.</summary>
    public static PatternProgram? Make(string pattern)
    {
        if (PatternParser.Parse(pattern) is not { } node)
        {
            return null;
        }

        var program = new PatternProgram(slots: 20);
        if (!program.TryAdd(node))
        {
            return null;
        }

        program._code.Add(new(PatternStep.Anchor, 'z'));
        program._code.Add(new(PatternStep.Match));
        return program;
    }

    private bool TryAdd(PatternNode node)
    {
        if (_code.Count > MaxSize)
        {
            return false;
        }

        switch (node)
        {
            case PatternNode.Character character:
                _code.Add(new(PatternStep.Character) { Accepts = AcceptsOf(character) });
                return true;
            case PatternNode.Anchor anchor:
                _code.Add(new(PatternStep.Anchor, anchor.Kind));
                return true;
            case PatternNode.Sequence sequence:
                return sequence.Parts.All(TryAdd);
            case PatternNode.Choice choice:
                return TryAdd(choice);
            case PatternNode.Repetition repetition:
                return TryAdd(repetition);
            case PatternNode.Group { Number: > 9 } group:
                return TryAdd(group.Body);
            case PatternNode.Group group:
                _code.Add(new(PatternStep.Save, group.Number * 2));
                if (!TryAdd(group.Body))
                {
                    return false;
                }

                _code.Add(new(PatternStep.Save, (group.Number * 2) + 1));
                return true;
            case PatternNode.BackReference reference:
                _code.Add(new(PatternStep.BackReference, reference.Number));
                return true;
            case PatternNode.Look look:
                var at = _code.Count;
                _code.Add(default);
                if (!TryAdd(look.Body))
                {
                    return false;
                }

                _code.Add(new(PatternStep.Match));
                _code[at] = new(PatternStep.Look, _code.Count) { Look = look };
                return true;
            default:
                return false;
        }
    }

    private bool TryAdd(PatternNode.Choice choice)
    {
        var jumps = new List<int>();
        for (var i = 0; i < choice.Options.Count; i++)
        {
            var split = _code.Count;
            var isLast = i == choice.Options.Count - 1;
            if (!isLast)
            {
                _code.Add(default);
            }

            if (!TryAdd(choice.Options[i]))
            {
                return false;
            }

            if (!isLast)
            {
                jumps.Add(_code.Count);
                _code.Add(default);
                _code[split] = new(PatternStep.Split, split + 1, _code.Count);
            }
        }

        foreach (var jump in jumps)
        {
            _code[jump] = new(PatternStep.Jump, _code.Count);
        }

        return true;
    }

    private bool TryAdd(PatternNode.Repetition repetition)
    {
        for (var i = 0; i < repetition.Least; i++)
        {
            var before = _code.Count;
            if (!TryAdd(repetition.Body))
            {
                return false;
            }

            if (_code.Count == before)
            {
                return true;
            }
        }

        if (repetition.Most is not { } most)
        {
            return TryAddLoop(repetition);
        }

        var splits = new List<int>();
        for (var i = repetition.Least; i < most; i++)
        {
            splits.Add(_code.Count);
            _code.Add(default);
            if (!TryAdd(repetition.Body))
            {
                return false;
            }
        }

        foreach (var split in splits)
        {
            _code[split] = Branch(split + 1, _code.Count, repetition.IsLazy);
        }

        return true;
    }

    private bool TryAddLoop(PatternNode.Repetition repetition)
    {
        var split = _code.Count;
        _code.Add(default);

        // A loop over single characters always moves on.
        var mayBeEmpty = repetition.Body is not PatternNode.Character;
        var slot = mayBeEmpty ? Slots++ : 0;
        if (mayBeEmpty)
        {
            _code.Add(new(PatternStep.Save, slot));
        }

        if (!TryAdd(repetition.Body))
        {
            return false;
        }

        if (mayBeEmpty)
        {
            _code.Add(new(PatternStep.LeaveIfEmpty, _code.Count + 2, slot));
        }

        _code.Add(new(PatternStep.Jump, split));
        _code[split] = Branch(split + 1, _code.Count, repetition.IsLazy);
        return true;
    }

    private static PatternInstruction Branch(int inside, int after, bool isLazy) =>
        isLazy ? new(PatternStep.Split, after, inside) : new(PatternStep.Split, inside, after);

    private static Func<char, bool> AcceptsOf(PatternNode.Character node)
    {
        if (node.Class is not { } allowed)
        {
            return character => character == node.One;
        }

        var ascii = new bool[128];
        for (var character = 0; character < ascii.Length; character++)
        {
            ascii[character] = allowed.IsMatch([(char)character]);
        }

        return character => character < ascii.Length ? ascii[character] : allowed.IsMatch([character]);
    }
}
