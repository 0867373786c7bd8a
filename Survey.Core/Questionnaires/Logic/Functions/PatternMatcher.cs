namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>
/// Matches a text with a pattern that looks around or refers back, by backtracking. It counts its steps, so that the result
/// depends on the pattern and the text only, never on the load of the machine.
/// </summary>
/// <param name="program">The pattern.</param>
/// <param name="text">The text.</param>
/// <param name="step">Called for every few instructions; throws to stop.</param>
internal sealed class PatternMatcher(PatternProgram program, string text, Action step)
{
    private const int InstructionsPerStep = 8;

    // A place to go back to, or with a negative instruction the former value of slot -1 - instruction.
    private readonly Stack<(int Instruction, int Value)> _trail = new();
    private readonly int[] _slots = [.. Enumerable.Repeat(-1, program.Slots)];
    private int _instructions;

    public bool IsMatch() => Run(0, 0, mustEndAt: -1) >= 0;

    /// <summary>Runs the program from an instruction and a place in the text.</summary>
    /// <returns>The place where it ended; -1 for no match. After a match the trail has the slots that changed.</returns>
    private int Run(int instruction, int place, int mustEndAt)
    {
        var floor = _trail.Count;
        while (true)
        {
            if (++_instructions % InstructionsPerStep == 0)
            {
                step();
            }

            var current = program.Code[instruction];
            var isGood = true;
            switch (current.Step)
            {
                case PatternStep.Character:
                    isGood = place < text.Length && current.Accepts!(text[place]);
                    (instruction, place) = (instruction + 1, place + 1);
                    break;
                case PatternStep.Anchor:
                    isGood = IsAt((char)current.Target, place);
                    instruction++;
                    break;
                case PatternStep.Split:
                    _trail.Push((current.Other, place));
                    instruction = current.Target;
                    break;
                case PatternStep.Jump:
                    instruction = current.Target;
                    break;
                case PatternStep.Save:
                    _trail.Push((-1 - current.Target, _slots[current.Target]));
                    _slots[current.Target] = place;
                    instruction++;
                    break;
                case PatternStep.LeaveIfEmpty:
                    instruction = _slots[current.Other] == place ? current.Target : instruction + 1;
                    break;
                case PatternStep.BackReference:
                    var (start, end) = (_slots[current.Target * 2], _slots[(current.Target * 2) + 1]);
                    isGood = end >= 0 && string.CompareOrdinal(text, place, text, start, end - start) == 0;
                    (instruction, place) = (instruction + 1, place + end - start);
                    break;
                case PatternStep.Look:
                    var found = Look(instruction + 1, place, current.Look!);
                    isGood = found >= 0;
                    place = current.Look!.Moves ? found : place;
                    instruction = current.Target;
                    break;
                case PatternStep.Match when mustEndAt < 0 || place == mustEndAt:
                    return place;
                default:
                    isGood = false;
                    break;
            }

            if (!isGood && !TryGoBack(floor, out instruction, out place))
            {
                return -1;
            }
        }
    }

    private bool TryGoBack(int floor, out int instruction, out int place)
    {
        while (_trail.Count > floor)
        {
            (instruction, place) = _trail.Pop();
            if (instruction >= 0)
            {
                return true;
            }

            _slots[-1 - instruction] = place;
        }

        (instruction, place) = (0, 0);
        return false;
    }

    /// <summary>The place where what is looked for ends; for a negative look, the place itself. -1 if the look fails.</summary>
    private int Look(int body, int place, PatternNode.Look look)
    {
        var floor = _trail.Count;
        var found = -1;
        for (var start = place; start >= 0 && found < 0; start--)
        {
            found = Run(body, start, look.IsBehind ? place : -1);
            if (!look.IsBehind)
            {
                break;
            }
        }

        if (look.IsNegative)
        {
            Undo(floor);
            return found < 0 ? place : -1;
        }

        KeepSlots(floor);
        return found;
    }

    private void Undo(int floor)
    {
        while (TryGoBack(floor, out _, out _))
        {
        }
    }

    /// <summary>Forgets the places to go back to, but not the former values of slots.</summary>
    private void KeepSlots(int floor)
    {
        var kept = new Stack<(int Instruction, int Value)>();
        while (_trail.Count > floor)
        {
            if (_trail.Pop() is { Instruction: < 0 } slot)
            {
                kept.Push(slot);
            }
        }

        foreach (var slot in kept)
        {
            _trail.Push(slot);
        }
    }

    private bool IsAt(char kind, int place) => kind switch
    {
        '^' or 'A' => place == 0,
        'z' => place == text.Length,
        '$' or 'Z' => place == text.Length || (place == text.Length - 1 && text[place] == '\n'),
        'b' => IsWord(place - 1) != IsWord(place),
        _ => IsWord(place - 1) == IsWord(place),
    };

    private bool IsWord(int place) =>
        place >= 0 && place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] == '_');
}
