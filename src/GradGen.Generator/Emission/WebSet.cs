using System.Collections.Generic;

namespace GradGen.Generator.Emission;

/// <summary>A set of webs, sixty-four to a word: in long code thousands hold a value at the same time.</summary>
internal sealed class WebSet
{
    private readonly Dictionary<int, ulong> _words;

    public WebSet() => _words = [];

    public WebSet(WebSet other) => _words = new Dictionary<int, ulong>(other._words);

    public bool Contains(int web) => _words.TryGetValue(web >> 6, out ulong word) && (word & Bit(web)) != 0;

    public void Add(int web)
    {
        _words.TryGetValue(web >> 6, out ulong word);
        _words[web >> 6] = word | Bit(web);
    }

    /// <returns>True when it was there.</returns>
    public bool Remove(int web)
    {
        if (!Contains(web))
            return false;
        if ((_words[web >> 6] &= ~Bit(web)) == 0)
            _words.Remove(web >> 6);
        return true;
    }

    /// <returns>True when the set grew.</returns>
    public bool UnionWith(WebSet other)
    {
        bool grew = false;
        foreach (KeyValuePair<int, ulong> pair in other._words)
        {
            _words.TryGetValue(pair.Key, out ulong word);
            if ((pair.Value & ~word) == 0)
                continue;
            _words[pair.Key] = word | pair.Value;
            grew = true;
        }
        return grew;
    }

    public bool Overlaps(WebSet other)
    {
        (Dictionary<int, ulong> few, Dictionary<int, ulong> many) = _words.Count <= other._words.Count ? (_words, other._words) : (other._words, _words);
        foreach (KeyValuePair<int, ulong> pair in few)
            if (many.TryGetValue(pair.Key, out ulong word) && (pair.Value & word) != 0)
                return true;
        return false;
    }

    private static ulong Bit(int web) => 1UL << (web & 63);
}
