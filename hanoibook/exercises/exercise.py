"""The two kinds of exercise: a number to compute, and a word to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hanoibook.exercises import reading, slips
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import CURRENCIES, Text, _, listing, nearest, plain, say, show

FAR = 1000  # times: beyond it a number is not repeated, only called far too high or low


@dataclass(frozen=True)
class Number:
    """A question with a computed answer, a first hint, and the mistakes that have a name."""

    unit: str
    answer: Callable[[], float]
    tolerance: float
    hint: Text
    mistakes: Callable[[], Mistakes]

    def judge(self, given: object) -> str:
        """Return the sentence that an answer deserves; raises what :mod:`reading` raises."""
        right = self.answer()
        amount, size = self._in_unit(reading.number(given, self.unit))
        number, read = amount.read(lambda one: slips.close(one * size, right, self.tolerance))
        return self._told(number * size, right) + read

    def _told(self, number: float, right: float) -> str:
        if slips.close(number, right, self.tolerance):
            return say("exercise.right", answer=show(right, self.unit))
        for wrong, reason in self.mistakes():
            if slips.close(number, wrong, self.tolerance):
                return say("exercise.mistake", reason=reason)
        slip = slips.anywhere(number, right, self.unit, self.tolerance)
        return say("exercise.mistake", reason=slip) if slip else self._distance(number, right)

    def _in_unit(self, amount: reading.Amount) -> tuple[reading.Amount, float]:
        """Return an amount and by what to multiply it; raises :class:`reading.Unread` for another unit."""
        if amount.said == "%" and self.unit.startswith("share"):
            return amount, 0.01
        if amount.said == "%":
            raise reading.Unread(_("That is a percentage. The exercise asks for an amount or a count."))
        if amount.said and self.unit in CURRENCIES and amount.said != self.unit:
            raise reading.Unread(
                _("That is in {said}. The exercise asks for {wanted}.", said=amount.said, wanted=self.unit)
            )
        if amount.said in CURRENCIES and self.unit not in CURRENCIES:
            raise reading.Unread(_("That is an amount of money, which the exercise does not ask for."))
        if amount.said and amount.said not in (self.unit, "times"):
            raise reading.Unread(say("number.other_unit", said=amount.said, unit=self.unit))
        return amount, 1.0

    def _distance(self, number: float, right: float) -> str:
        if number < 0 <= right:
            return _("Not yet: the answer does not lie below nought. Hint: {hint}", hint=self.hint)
        if abs(number) > FAR * abs(right):
            return _("Not yet: that is far too high. Hint: {hint}", hint=self.hint)
        if abs(number) < abs(right) / FAR:
            return _("Not yet: that is far too low. Hint: {hint}", hint=self.hint)
        given = show(number, self.unit)
        return say("exercise.high" if number > right else "exercise.low", answer=given, hint=self.hint)


@dataclass(frozen=True)
class Choice:
    """A question whose answer is one of a few words; ``options`` says of each wrong one what it overlooks.

    ``others`` are further words for an option, such as a code of the tables, with the option that they mean.
    """

    answer: Callable[[], str]
    options: Callable[[], Mapping[str, str | Text]]
    hint: Text
    others: Mapping[str, str] = field(default_factory=dict)

    def judge(self, given: object) -> str:
        """Return the sentence that an answer deserves; raises :class:`reading.Open` where there is none."""
        options = self.options()
        try:
            word = reading.word(given)
        except reading.Unread as why:
            return _("{why} Write one of these in quotation marks: {words}.", why=why, words=_listed(options))
        named = {plain(one): one for one in options} | {plain(one): option for one, option in self.others.items()}
        if word not in named:
            return self._unknown(word, options)
        word = named[word]
        reason = options[word]
        if word == self.answer():
            return say("exercise.right_because", answer=word, reason=reason)
        return say("exercise.wrong_word", word=word, reason=reason, hint=self.hint)

    def _unknown(self, word: str, options: Mapping[str, str | Text]) -> str:
        meant = nearest(word, [*options, *self.others])
        if meant:
            return _("Did you mean “{word}”? Write it like that, in quotation marks.", word=meant)
        return say("exercise.no_word", words=_listed(options))


def _listed(options: Mapping[str, str | Text]) -> str:
    return listing([f'"{option}"' for option in options], "or")
