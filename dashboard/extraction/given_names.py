"""Common given names in the spelling of English-language newspapers. They only rule out that “she” is John."""

from dashboard.extraction.listed import listed

FEMALE = listed(
    """
    ada maria anna elena olena olga irina natalia oksana yulia julia kateryna ekaterina svetlana tatiana tetiana
    marina maryna larysa galina halyna vera nadia sofia sophia victoria alexandra anastasia daria dariia polina
    ursula angela annalena kaja giorgia marine christine catherine katherine kate kathleen karen karoline
    caroline carolina susan suzanne sarah sara mary margaret elizabeth jennifer jessica linda barbara patricia
    laura lisa nancy sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    sharon cynthia amy kathy shirley emma hannah anne ann annette marie jane janet joan judith hillary melania
    ivanka theresa liz angelica claudia cristina christina diana eva helen helena ingrid isabel jacinda
    josephine leila layla leyla fatima aisha amina khadija zainab maryam mariam nora noor rania salma samira
    yasmin zeynep ayse elif fatma magdalena monika agnieszka katarzyna zuzana mette sanna penny priya indira
    sonia meera roza tsai mei yuki keiko sakura michiko tulsi roberta rosa teresa veronica virginia vivian wendy
    yvette zoe brigitte celine chloe delphine florence genevieve juliette
    """
)
MALE = listed(
    """
    tomas john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven steve paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey
    ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
    alexander raymond patrick jack dennis jerry vladimir volodymyr dmitry dmitri dmytro sergei sergey serhiy
    oleksandr aleksandr alexey alexei oleksii oleksiy andrei andrey andriy andrii mikhail mykhailo mykola
    nikolai nikita ivan igor ihor viktor victor yuri yuriy yury boris pavel pavlo petro pyotr roman ruslan
    rustem taras vasyl vitali vitaliy yevhen yevgeny konstantin kirill maxim maksym denys emmanuel olaf
    friedrich keir rishi pedro luis carlos jose juan jorge miguel antonio antónio marco mario luigi giuseppe
    paolo pietro francesco matteo giovanni jens lars ulf anders erik mohammed mohammad muhammad mohamed ahmed
    ahmad ali hassan hussein ibrahim omar osama khalid faisal abdullah salman recep tayyip hakan mevlut mehmet
    mustafa ismail yusuf wang li xi zhang narendra rajiv rahul sanjay imran bilawal benjamin binyamin bezalel
    yair ehud ariel shimon moshe avraham yitzhak naftali gideon joe joseph barack jared elon jd mike pete keith
    jake antony bill tim tom ben jim jeff dan sam max peter philip philippe pierre jean jacques francois nicolas
    henri louis hans klaus karl kurt heinz wolfgang markus lutz jaroslaw andrzej donaldas janusz karol mateusz
    lech radoslaw piotr robertas gitanas alar kestutis edgars petr andrej milos zoran aleksandar milorad
    """
)
