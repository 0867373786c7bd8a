// Validates answers with SurveyJS (survey-core): the model is made once; each answer is set as its data and validated.
//
// node surveyjs.cjs MODULES ANSWERS SECONDS   prints the version and the microseconds that one answer takes
//
// MODULES is the folder of node_modules, ANSWERS a file of answers to the form of GRCP 7 (ndjson).
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [modules, answersFile, seconds] = process.argv.slice(2);
const { Model } = require(path.join(modules, "survey-core"));
const { version } = JSON.parse(fs.readFileSync(path.join(modules, "survey-core", "package.json"), "utf8"));

const elements = [..."ioumpqwefjrsvxadhtbcgnkl"];
const yesNo = ["yes", "no"];
const longText = { type: "comment", name: "text", isRequired: true, maxLength: 20000 };
const link = { type: "text", name: "link", inputType: "url", validators: [{ type: "regex", regex: "^https?://" }] };
const rows = (name, visibleIf, isRequired) => ({
  type: "paneldynamic",
  name,
  visibleIf,
  minPanelCount: 1,
  templateElements: [longText, { type: "checkbox", name: "elements", choices: elements, isRequired }, link],
});

const model = new Model({
  elements: [
    { type: "text", name: "mechanism", isRequired: true, maxLength: 300 },
    { type: "radiogroup", name: "has_recommendations", choices: yesNo, isRequired: true },
    { type: "radiogroup", name: "may_share", choices: yesNo, visibleIf: "{has_recommendations} = 'yes'" },
    {
      type: "radiogroup",
      name: "recommendations_status",
      choices: ["final", "provisional", "in-discussion", "not-shareable", "none"],
      isRequired: true,
    },
    {
      type: "comment",
      name: "recommendations_reason",
      visibleIf: "{has_recommendations} = 'no' or {may_share} = 'no'",
      maxLength: 2000,
    },
    rows("recommendations", "{has_recommendations} = 'yes' and {may_share} <> 'no'", true),
    { type: "radiogroup", name: "has_practices", choices: yesNo, isRequired: true },
    rows("practices", "{has_practices} = 'yes'", false),
    { type: "radiogroup", name: "has_principles", choices: yesNo },
    rows("principles", "{has_principles} = 'yes'", false),
  ],
});

const answers = fs
  .readFileSync(answersFile, "utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const { answers: given } = JSON.parse(line);
    given.recommendations = given.recommendations.map((row) => ({ ...row, elements: row.elements.elements }));
    return given;
  });

const validate = (answer) => {
  model.data = answer;
  return model.validate();
};

const incomplete = { ...answers[0] };
delete incomplete.mechanism;
if (!answers.every(validate) || validate(incomplete)) {
  throw new Error("The model does not accept what it should, or accepts what it should not.");
}

let count = 0;
const began = process.hrtime.bigint();
const until = began + BigInt(Math.round(Number(seconds) * 1e9));
while (process.hrtime.bigint() < until) {
  validate(answers[count % answers.length]);
  count += 1;
}

const elapsed = Number(process.hrtime.bigint() - began) / 1000;
console.log(version);
console.log(elapsed / count);
