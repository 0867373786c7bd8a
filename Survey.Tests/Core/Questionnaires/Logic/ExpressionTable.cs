namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>
/// Expressions with their values, grouped by subject; failures stand beside successes. Brackets after a subject give the
/// repeat group and row number in which its expressions are evaluated. Longer than 400 lines, because it is one table.
/// </summary>
internal static class ExpressionTable
{
    public const string Text =
        """
        # literals
        5 → 5
        555555.555 → 555555.555
        .000555 → 0.000555
        5. → 5
        -5 → -5
        -0 → 0
        1230000000000000000000 → 1230000000000000000000
        0.00000000000000000123 → 0.00000000000000000123
        '' →
        '"' → "
        "it's" → it's
        '   ' →    
        1.2.3 → <expression-malformed>
        1e3 → <expression-malformed>
        'open → <expression-malformed>
        ‘curly’ → <expression-malformed>
        +1 → <expression-malformed>
        # references
        ${name} → Ana
        ${ name } → Ana
        ${age} → 41
        ${day} → 2017-06-26
        ${kinds} → law project
        ${empty} →
        ${hidden} →
        ${double} → 82
        ${nothing} →
        ${costs} → 3
        ${none} →
        ../name → Ana
        ${nobody} → <expression-unknown-reference>
        ../nobody → <expression-unknown-reference>
        ${Name} → <expression-unknown-reference>
        ${last-saved#name} → <expression-malformed>
        ${name → <expression-malformed>
        $name → <expression-malformed>
        ${} → <expression-malformed>
        ${name}/x → <expression-malformed>
        ../name/x → <expression-malformed>
        /data/name → <expression-malformed>
        ${costs}[1] → <expression-malformed>
        .. → <expression-malformed>
        .. = 1 → <expression-malformed>
        name → <expression-malformed>
        ${amount} → <expression-into-repeat>
        ${amount} > 1 → <expression-into-repeat>
        string-length(${item}) → <expression-into-repeat>
        if(${amount} > 1, 1, 2) → <expression-into-repeat>
        ${first} = 'Eva' → <expression-into-repeat>
        # references [costs 2]
        ${amount} → 20
        ../amount → 20
        ../../name → Ana
        ../../age → 41
        ${name} → Ana
        ${item} = 'staff' and ${age} = 41 → true
        ${note} → b
        ${share} →
        ${costs} → 3
        ${street} → <expression-into-repeat>
        join(' ', ${street}) → Elm Oak
        # arithmetic
        5.5 + 5.5 → 11
        0 + 0 → 0
        6.1 - 7.8 → -1.7000000000000002
        -3 + 4 → 1
        3 + -4 → -1
        1 - 2 - 3 → -4
        1 - (2 - 3) → 2
        -(8*5) → -40
        -'19' → -19
        --3 → 3
        ---3 → -3
        - -3 → 3
        -10 div -4 → 2.5
        2 * 3 div 8 * 2 → 1.5
        3 + 3 * 3 → 12
        1 div 0 → Infinity
        -1 div 0 → -Infinity
        0 div 0 → NaN
        5 mod -3 → 2
        -5 mod 3 → -2
        -5 mod -3 → -2
        5 mod 0 → NaN
        2 mod 3.1 → 2
        1.5 mod 0.5 → 0
        5 * (6 + 7) → 65
        '123' * '456' → 56088
        true() + 8 → 9
        'a' + 1 → NaN
        ${empty} + 1 → NaN
        ${age} + 1 → 42
        ${age}-1 → 40
        ${age} -1 → 40
        date('2008-09-08') - date('1983-10-06') → 9104
        1 + → <expression-malformed>
        * 2 → <expression-malformed>
        1 2 → <expression-malformed>
        (1 → <expression-malformed>
        1) → <expression-malformed>
        # logic
        true() and true() → true
        true() and false() → false
        false() or true() → true
        true() or true() and false() → true
        (true() or true()) and false() → false
        true() or date(${name}) → true
        false() and date(${name}) → false
        false() or date('x') → <expression-literal>
        '' or 17 → true
        false() or 0 + 2 → true
        (false() or 0) + 2 → 2
        1 and 'a' → true
        true() && true() → <expression-malformed>
        true() || true() → <expression-malformed>
        true() AND true() → <expression-malformed>
        # comparisons
        4 < 5 → true
        5 < 5 → false
        5 <= 5 → true
        6 > 5 → true
        4 >= 5 → false
        -3 > -6 → true
        true() > 0.9999 → true
        '-17' > '-172' → true
        'abc' < 'abcd' → false
        'abc' >= 'abc' → false
        6 < 7 - 4 → false
        (6 < 7) - 4 → -3
        3 < 4 < 5 → true
        3 < (4 < 5) → false
        (false() and false()) < true() → true
        -3 < 3 = 6 >= 6 → true
        1=1=1 → true
        2=2=2 → true
        1 = 2 = 0 → true
        true() = true() → true
        true() != false() → true
        3 = 3 → true
        3 != 3 → false
        6.1 - 7.8 = -1.7 → true
        0.1 + 0.2 = 0.3 → true
        0.1 + 0.2 != 0.3 → false
        'abc' = 'abc' → true
        'abc' = 'ABC' → false
        'abc' != 'def' → true
        '' = '' → true
        true() = 17 → true
        0 = false() → true
        true() = 'true' → true
        false() != 'true' → true
        true() = 'false' → true
        17 = '17.0000000' → true
        '0017.' = 17 → true
        '017.' = '17.000' → false
        'text' = 5 → false
        'text' != 5 → true
        number('') = number('') → false
        number('') != number('') → true
        number('') < 1 → false
        number('') >= 1 → false
        1 div 0 = 1 div 0 → true
        ${empty} = '' → true
        ${empty} != '' → false
        ${empty} = 0 → false
        ${empty} < 1 → false
        ${hidden} = '' → true
        ${age} = '41' → true
        ${age} = 41.0 → true
        ${age} = '41.0' → false
        ${age} < '5' → false
        ${nothing} = '' → true
        ${name} == 'Ana' → <expression-malformed>
        ${name} <> 'Ana' → <expression-malformed>
        # dates compared
        ${day} < '2017-10-10' → true
        ${day} < today() → true
        ${day} = date('2017-06-26') → true
        ${day} = '2017-06-26' → true
        ${day} + 1 = date('2017-06-27') → true
        date('2001-12-26') > date('2001-12-25') → true
        date('1969-07-20') < date('1969-07-21') → true
        'string' != date('1999-09-09') → true
        'string' = date('1999-09-09') → false
        true() != date('1999-09-09') → false
        date(0) = date('1970-01-01') → true
        '2017-02-30' < today() → <expression-literal>
        '2017-2-3' < today() → false
        now() > today() → true
        now() < today() + 1 → true
        '2017-06-26T10:00:00+02:00' = date-time('2017-06-26T08:00:00Z') → true
        # if, not, boolean, coalesce, once
        if(true(), 5, 'abc') → 5
        if(6 > 7, 5, 'abc') → abc
        if('', 5, 'abc') → abc
        if(${empty}, 5, 6) → 6
        if(${no}, 5, 6) → 5
        if(true(), 1, date(${name})) → 1
        if (true(), 'A', 'B') → A
        if(true(), 1) → <expression-malformed>
        not('') → true
        not(${empty}) → true
        not(not(false())) → false
        not() → <expression-malformed>
        boolean(0.0001) → true
        boolean(-1) → true
        boolean(0) → false
        boolean(number('NaN')) → false
        boolean(1 div 0) → true
        boolean('') → false
        boolean('  ') → true
        boolean('false') → true
        boolean('0') → true
        boolean(${no}) → true
        boolean(${hidden}) → false
        boolean(date('1970-01-01')) → true
        true(5) → <expression-malformed>
        boolean-from-string('true') → true
        boolean-from-string('1') → true
        boolean-from-string(1) → true
        boolean-from-string(1.0001) → false
        boolean-from-string('false') → false
        boolean-from-string('whatever') → false
        boolean-from-string(true()) → true
        coalesce('', 'b') → b
        coalesce('a', date(${name})) → a
        coalesce('', '') →
        coalesce(${empty}, ${hidden}, ${name}) → Ana
        coalesce(number('x'), 3) → 3
        coalesce(0, 3) → 0
        coalesce() → <expression-malformed>
        once('x') → x
        # checklist
        checklist(-1, 2, true(), false()) → true
        checklist(2, -1, true(), true(), false()) → true
        checklist(2, -1, true(), false()) → false
        checklist(-1, 1, true(), true()) → false
        checklist(-1, -1, true()) → true
        checklist(3, 3, ${item}) → true
        checklist(1, 2) → <expression-malformed>
        weighted-checklist(-1, 2, true(), 1, true(), 2) → false
        weighted-checklist(3, 5, true(), 1, true(), 2) → true
        weighted-checklist(-1, -1, false(), 9) → true
        weighted-checklist(1, 2, true()) → <expression-malformed>
        weighted-checklist(1, 2, true(), 1, true()) → <expression-malformed>
        # string, number, boolean as text
        string(true()) → true
        string(-0) → 0
        string(123456.0000) → 123456
        string(.557586) → 0.557586
        string(1 div 3) → 0.3333333333333333
        string(100000 * 100000 * 100000 * 100000) → 100000000000000000000
        string(0.1 + 0.2) → 0.30000000000000004
        string(date('1989-11-09')) → 1989-11-09
        string('a', 'b') → <expression-malformed>
        # number
        number(true()) → 1
        number('100.001') → 100.001
        number('.1001') → 0.1001
        number(' -12345.6789  ') → -12345.6789
        number('0017.') → 17
        number('NaN') → NaN
        number('- 17') → NaN
        number('') → NaN
        number('  ') → NaN
        number('Infinity') → NaN
        number('1.1e6') → NaN
        number('34.56.7') → NaN
        number('+5') → NaN
        number('4,6') → NaN
        number('2008-09-05') → 14127
        number(date('1941-12-07')) → -10252
        number(${no}) → NaN
        number() → <expression-malformed>
        # int, round
        int(2.7) → 2
        int(-2.7) → -2
        int('') → NaN
        int('5.9') → 5
        round(2.5) → 3
        round(-2.5) → -3
        round(2.4) → 2
        round(-0.4) → 0
        round('14.6') → 15
        round('14.29123456789', 1) → 14.3
        round('14.29123456789', 1.5) → 14.3
        round('14.29123456789', 4) → 14.2912
        round('12345.12345', -1) → 12350
        round('12345.12345', -2) → 12300
        round('12350.12345', -2) → 12400
        round('12345.12345', -3) → 12000
        round('12345.15', 1) → 12345.2
        round('-12345.15', 1) → -12345.2
        round(1.005, 2) → 1.01
        round('') → NaN
        round(1, '') → NaN
        round(1 div 0) → Infinity
        round(123456789012345678901) → 123456789012345680000
        round(1.5, 99) → 1.5
        round(1, 2, 3) → <expression-malformed>
        # numbers
        abs(-3.5) → 3.5
        abs('x') → NaN
        floor(-2.5) → -3
        ceiling(-2.5) → -2
        pow(2, 3) → 8
        pow(2.5, 2) → 6.25
        pow(16, 0.25) → 2
        pow(0, 0) → 1
        sqrt(4) → 2
        sqrt(-4) → NaN
        log10(100) → 2
        exp10(-2) → 0.01
        round(exp(1), 3) → 2.718
        round(log(10), 3) → 2.303
        round(sin(pi() div 2), 6) → 1
        round(cos(pi()), 6) → -1
        round(tan(pi() div 4), 6) → 1
        round(atan2(1, 1) * 4, 4) → 3.1416
        asin(2) → NaN
        random() >= 0 and random() < 1 → true
        pi(1) → <expression-malformed>
        # string-length, concat, join
        string-length('') → 0
        string-length('abc') → 3
        string-length('😀') → 2
        string-length(${empty}) → 0
        concat() →
        concat('a') → a
        concat('ab', 'cde', '', 1, false()) → abcde1false
        concat(${item}) → lawstafftravel
        join(', ', 'a', 'b') → a, b
        join(', ', ${item}, 'x') → law, staff, travel, x
        join(', ') →
        join(', ', ${share}) → 1, , 3
        join(', ', ${never}) →
        join() → <expression-malformed>
        # contains, starts-with, ends-with
        contains('abc', 'b') → true
        contains('abc', 'bcd') → false
        contains('abc', '') → true
        contains('abc', 'B') → false
        starts-with('abc', 'a') → true
        starts-with('', 'a') → false
        starts-with('', '') → true
        ends-with('abc', 'c') → true
        ends-with('abc', 'a') → false
        ends-with('', '') → true
        contains('abc') → <expression-malformed>
        # substr, substring
        substr('hello', 0) → hello
        substr('hello', 0, 5) → hello
        substr('hello', 1) → ello
        substr('hello', 1, 4) → ell
        substr('hello', -2) → lo
        substr('hello', 0, -1) → hell
        substr('hello', 3, 2) →
        substr('hello', -9, 99) → hello
        substr('', 0, 1) →
        substr('hello') → <expression-malformed>
        substring('12345', 2, 3) → 234
        substring('12345', 2) → 2345
        substring('12345', 1.5, 2.6) → 234
        substring('12345', 0, 3) → 12
        substring('12345', 0 div 0, 3) →
        substring-before('hello', 'l') → he
        substring-before('hello', 'q') →
        substring-before('hello', '') →
        substring-after('hello', 'l') → lo
        substring-after('hello', 'q') →
        substring-after('hello', '') → hello
        # translate, normalize-space
        translate('hello', 'lo', 'LO') → heLLO
        translate('hello', 'l', '') → heo
        translate('hello', '', 'L') → hello
        translate('hello world', 'hello', '') →  wrd
        translate('--aaa--', 'abc-', 'ABC') → AAA
        normalize-space('  a   b ') → a b
        normalize-space('') →
        translate('a', 'b') → <expression-malformed>
        # regex
        regex('12345', '[0-9]+') → true
        regex('12a', '[0-9]+') → false
        regex('ab', 'a') → false
        regex('', '') → true
        regex('ab', 'a|ab') → true
        regex('+41 22', '\+?\d[\d ]*') → true
        regex('٣', '\d') → false
        regex('é', '\w') → false
        regex('aa', '(a)\1') → true
        regex('ab', '(?=a)ab') → true
        regex('a', '(') → <expression-literal>
        regex('a', 'a)|(b') → <expression-literal>
        regex('a') → <expression-malformed>
        # uuid
        regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}') → true
        # date, date-time
        today() → 2017-10-10
        now() → 2017-10-10T12:00:00.000+00:00
        date('2000-01-01') → 2000-01-01
        date('1996-02-29') → 1996-02-29
        date('1970-1-2') → 1970-01-02
        date('0001-01-01') → 0001-01-01
        date('9999-12-31') → 9999-12-31
        date(2932896) → 9999-12-31
        date-time(2932896) → 9999-12-31T00:00:00.000+00:00
        date-time('9999-12-31T23:59:59') → 9999-12-31T23:59:59.000+00:00
        decimal-date-time('9999-12-31') → 2932896
        decimal-date-time('0001-01-01') → -719162
        format-date('9999-12-31', '%d/%m/%Y') → 31/12/9999
        format-date('0001-01-02', '%d/%m/%Y') → 02/01/0001
        date(${age}) → 1970-02-11
        date(${double}) → 1970-03-24
        format-date(${double}, '%d/%m/%Y') → 24/03/1970
        date(${name}) → <failed>
        date('7') → <expression-literal>
        date('1983-09-31') → <expression-literal>
        date('2017-02-30') → <expression-literal>
        date('1900-02-29') → <expression-literal>
        date('not a date') → <expression-literal>
        date('2017') → <expression-literal>
        date(0) → 1970-01-01
        date(6.5) → 1970-01-07
        date(-1) → 1969-12-31
        date(-0.5) → 1969-12-31
        date(14127) → 2008-09-05
        date(99999999999) → <expression-literal>
        date(1 div 0) → <expression-literal>
        date('') →
        date(number('')) →
        date(${empty}) →
        date(true()) → <failed>
        date(date('1989-11-09')) → 1989-11-09
        date('2018-01-02T10:20:30.123') → 2018-01-02
        date('2018-01-02T23:30:00-05:00') → 2018-01-03
        date(now()) → 2017-10-10
        date(today() + 7) → 2017-10-17
        today() + 7 → 17456
        date-time('2018-01-02') → 2018-01-02T00:00:00.000+00:00
        date-time('2018-01-02T10:20:30') → 2018-01-02T10:20:30.000+00:00
        date-time('2018-01-02T10:20:30.400+02:00') → 2018-01-02T08:20:30.400+00:00
        date-time(0.5) → 1970-01-01T12:00:00.000+00:00
        date-time('2018-01-02T25:00') → <expression-literal>
        date-time('2018-13-02T10:00') → <expression-literal>
        date-time('0001-01-01T00:00:00+14:00') → <expression-literal>
        date-time('9999-12-31T23:59:59-14:00') → <expression-literal>
        date-time(decimal-date-time('2003-03-12') + 280) → 2003-12-17T00:00:00.000+00:00
        today(1) → <expression-malformed>
        # decimal-date-time, decimal-time
        decimal-date-time('1970-01-01T00:00:00Z') → 0
        decimal-date-time('1970-01-02T00:00:00Z') → 1
        decimal-date-time('1969-12-31T00:00:00Z') → -1
        decimal-date-time('1970-01-01T06:00:00-06:00') → 0.5
        decimal-date-time('2008-09-05') → 14127
        decimal-date-time(today()) → 17449
        decimal-date-time('') →
        decimal-date-time('x') → <expression-literal>
        decimal-time('06:00') → 0.25
        decimal-time('06:00:00.000-06:00') → 0.5
        decimal-time('2018-01-02T18:00:00') → 0.75
        decimal-time('26:00') → <expression-literal>
        # format-date
        format-date('2001-12-31', '%b %e, %Y') → Dec 31, 2001
        format-date('2001-02-03', '%Y%m%d %y %n/%e') → 20010203 01 2/3
        format-date('2017-06-26', '%a %A %B') → Mon Monday June
        format-date('2018-01-02T10:20:30.123', '%Y-%m-%e %H:%M:%S') → 2018-01-2 10:20:30
        format-date-time('2018-01-02T03:04:05.678', '%h %H %M %S %3 100%%') → 3 03 04 05 678 100%
        format-date(14127, '%Y-%m-%d') → 2008-09-05
        format-date(today() - 60, '%b %e') → Aug 11
        format-date('', '%Y') →
        format-date(number('x'), '%Y') →
        format-date('2017-02-30', '%Y') → <expression-literal>
        format-date('2017-01-01', '%q') → <expression-literal>
        format-date('2017-01-01', '%') → <expression-literal>
        format-date('2017-01-01') → <expression-malformed>
        # selected, selected-at, count-selected
        selected('apple baby crimson', 'baby') → true
        selected('apple baby crimson', '  baby  ') → true
        selected('apple baby crimson', 'bab') → false
        selected('apple  baby', 'baby') → true
        selected('', 'apple') → false
        selected('', '') → false
        selected(${kinds}, 'law') → true
        selected(${kinds}, 'lawsuit') → false
        selected(${kind}, 'law') → true
        selected(${kinds}) → <expression-malformed>
        selected-at('a b c', 0) → a
        selected-at('a b c', 2) → c
        selected-at('a b c', 3) →
        selected-at('a b c', -1) →
        selected-at('a b c', '') →
        selected-at(${kinds}, count-selected(${kinds}) - 1) → project
        count-selected('a b  c') → 3
        count-selected('') → 0
        count-selected(${kinds}) → 2
        # jr:choice-name
        jr:choice-name(${kind}, '${kind}') → Law or policy
        jr:choice-name('project', ' ${kinds} ') → Project
        jr:choice-name('nothing', '${kind}') →
        jr:choice-name(${empty}, '${kind}') →
        jr:choice-name(${kind}, '${knid}') → <expression-unknown-reference>
        jr:choice-name(${kind}, ${kind}) → <expression-unknown-reference>
        jr:choice-name(${kind}, '${name}') → <expression-unknown-reference>
        # sum, count, min, max
        sum(${amount}) → 42.5
        sum(${share}) → NaN
        sum(${never}) → 0
        sum(${item}) → NaN
        sum(${years}) → 104
        sum(${costs}) → <expression-not-repeated>
        max(${costs}) → <expression-not-repeated>
        join(' ', ${costs}) → <expression-not-repeated>
        sum(${age}) → <expression-not-repeated>
        sum(5) → <expression-not-repeated>
        sum(${amount} * 2) → <expression-into-repeat>
        sum() → <expression-malformed>
        count(${costs}) → 3
        count(${amount}) → 3
        count(${share}) → 3
        count(${note}) → 2
        count(${none}) → 0
        count(${people}) → 3
        count(${houses}) → 2
        count(${name}) → <expression-not-repeated>
        count-non-empty(${share}) → 2
        count-non-empty(${note}) → 2
        count-non-empty(${name}) → <expression-not-repeated>
        min(${amount}) → 10
        min(3, 1, 2) → 1
        min(${amount}, 5) → 5
        min(${share}) → NaN
        min('', 1) → NaN
        min(${never}) → NaN
        min(1, 'x') → NaN
        max(${amount}) → 20
        max(-3, -1, -2) → -1
        max('1', 12) → 12
        max(${age}, ${empty}) → NaN
        max() → <expression-malformed>
        # rows [costs 2]
        position(..) → 2
        position() → 2
        sum(${amount}) → 20
        count(${costs}) → 3
        if(position(..) = count(${costs}), 'last', 'more') → more
        indexed-repeat(${amount}, ${costs}, position(..) - 1) → 10
        indexed-repeat(${amount}, ${costs}, 3) → 12.5
        indexed-repeat(${amount}, ${costs}, position(..) + 2) = '' → false
        # position, indexed-repeat
        position(..) → 1
        position(${costs}) → 1
        indexed-repeat(${item}, ${costs}, 1) → law
        indexed-repeat(${item}, ${costs}, '3') → travel
        indexed-repeat(${item}, ${costs}, 2.9) → staff
        indexed-repeat(${item}, ${costs}, 0) = '' → false
        indexed-repeat(${item}, ${costs}, 0) != '' → false
        indexed-repeat(${item}, ${costs}, 4) →
        indexed-repeat(${item}, ${costs}, 4) < 1 → false
        indexed-repeat(${item}, ${costs}, ${empty}) = '' → false
        indexed-repeat(${share}, ${costs}, 2) = '' → true
        indexed-repeat(${note}, ${costs}, 1) = '' → false
        indexed-repeat(${first}, ${houses}, 1, ${people}, 2) → Ben
        join(' ', indexed-repeat(${first}, ${houses}, 1)) → Eva Ben
        indexed-repeat(${first}, ${houses}, 3, ${people}, 1) →
        indexed-repeat(${item}, ${costs}) → <expression-malformed>
        indexed-repeat(${item}, ${houses}, 1) → <expression-not-repeated>
        indexed-repeat(${item}, ${name}, 1) → <expression-not-repeated>
        indexed-repeat('x', ${costs}, 1) → <expression-not-repeated>
        indexed-repeat(${item}, ${costs}, ${amount}) → <expression-into-repeat>
        # functions
        pulldata('x') → <expression-malformed>
        not-a-function() → <expression-malformed>
        String-Length('a') → <expression-malformed>
        current()/name → <expression-malformed>
        """;

    /// <summary>Subject, repeat group (empty for none), row number (from 1, 0 for none), expression and value of each line.</summary>
    public static IEnumerable<(string Subject, string Group, int Row, string Expression, string Value)> Lines()
    {
        var (subject, group, row) = ("", "", 0);
        foreach (var line in Text.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split(['[', ']']);
                subject = parts[0].Trim();
                (group, row) = parts.Length == 3 ? (parts[1].Split(' ')[0], int.Parse(parts[1].Split(' ')[1], null)) : ("", 0);
                continue;
            }

            var arrow = line.IndexOf(" →", StringComparison.Ordinal);
            yield return (subject, group, row, line[..arrow], line.Length > arrow + 3 ? line[(arrow + 3)..] : "");
        }
    }
}
